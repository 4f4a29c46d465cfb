import { UserError } from '../failure.js';
import type { LoadedPolicy } from '../policy/load.js';
import { applyPatches } from '../policy/patch.js';
import { patchesOf } from '../policy/patches-of.js';
import { type Policy, policySchema } from '../policy/schema.js';
import type { CaseFacts } from './facts.js';

/**
 * The policy version that judged the case, as the scenario reads it; null where none did.
 * Throws a UserError where the file has changed since the replay, or the scenario is not one of its own.
 */
export function policyOfCase(
  { row, scenarios }: Pick<CaseFacts, 'row' | 'scenarios'>,
  policies: readonly LoadedPolicy[],
  scenario: string,
): Policy | null {
  if (row.version === null) return null;
  const found = policies.find(({ sha256 }) => sha256 === row.policy_sha256);
  if (found === undefined) throw policyChanged(row.policy ?? '', row.version);
  const { policy, raw } = found;
  const patches = patchesOf(policy, scenario);
  const held = scenarios.find((each) => each.scenario === scenario);
  if (patches === null || held === undefined) throw unknownScenario(policy.id, scenario, scenarios);
  if (held.why_not !== null) {
    throw new UserError({
      code: 'explain.scenario-not-computed',
      message: `The scenario "${scenario}" was not computed: it ${held.why_not}.`,
      hint: 'Load what it needs, and run punctual replay again.',
    });
  }
  return patches.length === 0 ? policy : policySchema.parse(applyPatches(raw, patches));
}

/** Another version of the case's policy, as the scenario reads it or, where it does not speak of it, as the house does. */
export function versionOfCase(
  { row }: Pick<CaseFacts, 'row'>,
  policies: readonly LoadedPolicy[],
  version: string,
  scenario: string,
): Policy | null {
  const found = policies.find(
    ({ policy }) => policy.id === row.policy && policy.version === version,
  );
  if (found === undefined) return null;
  const patches = patchesOf(found.policy, scenario) ?? [];
  return patches.length === 0 ? found.policy : policySchema.parse(applyPatches(found.raw, patches));
}

function policyChanged(id: string, version: string): UserError {
  return new UserError({
    code: 'explain.policy-changed',
    message: `The policy "${id}", version "${version}", is not at hand as it was when the cases were replayed.`,
    hint: 'If its file has changed, run punctual replay again; if it lies elsewhere, name it with --policy-file.',
  });
}

function unknownScenario(
  id: string,
  scenario: string,
  scenarios: CaseFacts['scenarios'],
): UserError {
  const own = scenarios.filter(({ policies }) => policies.includes(id));
  return new UserError({
    code: 'explain.unknown-scenario',
    message: `The ledger has no scenario "${scenario}" for policy "${id}".`,
    hint: `It has ${own.map((each) => each.scenario).join(', ')}.`,
  });
}
