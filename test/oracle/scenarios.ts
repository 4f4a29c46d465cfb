import type { Policy } from '../../pipeline/policy/schema.js';
import type { LedgerRow } from './case.js';
import { replayWorld, type World } from './world.js';

/** A policy file as written, and how such a file becomes a policy once patched. */
export interface PolicyFile {
  readonly raw: Tree;
  readonly read: (raw: Tree) => Policy;
}

export interface ScenarioRow extends LedgerRow {
  readonly scenario: string;
  readonly settled: boolean;
  readonly hinges_on: string | null;
}

type Tree = { readonly [key: string]: unknown };
type Patch = Readonly<Record<string, unknown>>;

interface Scenario {
  readonly name: string;
  readonly reading: string | null;
  readonly policies: readonly Policy[];
  readonly isPartial: boolean;
}

/** The ledger under every reading, with what each verdict hinges on. */
export function replayScenarios(
  world: World,
  files: readonly PolicyFile[],
  asOf: number,
): ScenarioRow[] {
  const house = files.map(({ raw, read }) => read(raw));
  const ledgers = scenariosOf(files)
    .filter(({ policies }) => policies.every((policy) => isComputable(policy, world)))
    .map((scenario) => {
      const rows = replayWorld(world, scenario.policies, asOf, house);
      const own = scenario.policies.map((policy) => policy.id);
      const spoken = rows.filter(
        ({ policy, promise }) => promise !== null && policy !== null && own.includes(policy),
      );
      return { ...scenario, rows: scenario.isPartial ? spoken : rows };
    });
  const byObligation = new Map<string, { scenario: Scenario; row: LedgerRow }[]>();
  for (const scenario of ledgers) {
    for (const row of scenario.rows) {
      const voices = byObligation.get(keyOf(row)) ?? [];
      byObligation.set(keyOf(row), [...voices, { scenario, row }]);
    }
  }
  return ledgers.flatMap(({ name, rows }) =>
    rows.map((row) => ({ scenario: name, ...row, ...hinge(byObligation.get(keyOf(row)) ?? []) })),
  );
}

/** A policy under a patch: dotted paths, and the values that then stand there; null takes out. */
export function patched(raw: Tree, patch: Patch): Tree {
  const copy = structuredClone(raw) as Record<string, unknown>;
  for (const [path, value] of Object.entries(patch)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Record<string, unknown>>(
      (at, step) => at[step] as Record<string, unknown>,
      copy,
    );
    holder[last] = value;
  }
  return pruned(copy) as Tree;
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(kept.map(([key, entry]) => [key, pruned(entry)]));
}

function scenariosOf(files: readonly PolicyFile[]): Scenario[] {
  const houses = files.map((file) => ({ file, policy: file.read(file.raw) }));
  const whole = (name: string, patchesOf: (policy: Policy) => Patch[]): Scenario => ({
    name,
    reading: null,
    isPartial: false,
    policies: houses.map(({ file, policy }) =>
      file.read(patchesOf(policy).reduce(patched, file.raw)),
    ),
  });
  const marked = (mark: string) => (policy: Policy) =>
    Object.values(policy.readings).flatMap(({ options }) =>
      Object.values(options)
        .filter((option) => option.mark === mark)
        .map((option) => option.patch ?? {}),
    );
  const options = houses.flatMap(({ file, policy }) =>
    Object.entries(policy.readings).flatMap(([reading, { options: all }]) =>
      Object.entries(all)
        .slice(1)
        .map(([option, { patch }]) => ({
          name: `${reading}=${option}`,
          reading,
          policy: file.read(patched(file.raw, patch ?? {})),
        })),
    ),
  );
  const names = [...new Set(options.map(({ name }) => name))];
  return [
    whole('house', () => []),
    whole('strict', marked('strict')),
    whole('lenient', marked('lenient')),
    ...names.map((name) => {
      const same = options.filter((option) => option.name === name);
      const reading = same[0]?.reading ?? null;
      return { name, reading, isPartial: true, policies: same.map(({ policy }) => policy) };
    }),
  ];
}

function isComputable(policy: Policy, world: World): boolean {
  return Object.values(policy.calendars).every((calendar) => {
    if (!('holidays' in calendar) || !('table' in calendar.holidays)) return true;
    const { table } = calendar.holidays;
    return world.holidays.some((row) => row.calendar === table);
  });
}

function keyOf(row: LedgerRow): string {
  const whose = row.case_id === null ? [row.account_id, row.target] : [row.case_id];
  return [row.policy, row.policy_version, ...whose, row.promise, row.started_at_ms].join('/');
}

/** A scenario that finds unmeasured what the house can measure does not speak. */
function hinge(voices: readonly { scenario: Scenario; row: LedgerRow }[]): {
  settled: boolean;
  hinges_on: string | null;
} {
  const house = voices.find(({ scenario }) => scenario.name === 'house');
  const speaking = voices.filter(
    ({ scenario, row }) =>
      scenario.name === 'house' ||
      row.verdict !== 'unmeasured' ||
      house?.row.verdict === 'unmeasured',
  );
  const verdicts = new Set(speaking.map(({ row }) => row.verdict));
  if (verdicts.size <= 1) return { settled: true, hinges_on: null };
  const different = speaking
    .filter(({ scenario, row }) => scenario.reading !== null && row.verdict !== house?.row.verdict)
    .map(({ scenario }) => scenario.reading ?? '');
  const readings = [...new Set(different)].sort();
  return { settled: false, hinges_on: readings.length === 0 ? 'combination' : readings.join(',') };
}
