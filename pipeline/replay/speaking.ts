import type { LoadedPolicy } from '../policy/load.js';
import type { Scenario } from '../policy/scenarios.js';
import type { Policy } from '../policy/schema.js';
import type { Speaking } from './contenders.js';

/** The scenarios that can be computed and speak of the policy at this place in the list. */
export function scenariosFor(scenarios: readonly Scenario[], version: number): Speaking[] {
  const house = scenarios[0];
  return scenarios.flatMap((scenario) => {
    const policy = scenario.policies.get(version);
    if (policy === undefined || scenario.why_not !== null) return [];
    const read = (other: number): Policy => {
      const found = scenario.policies.get(other) ?? house?.policies.get(other);
      if (found === undefined) throw new Error(`No policy has the place ${other}.`);
      return found;
    };
    return [{ bit: 1n << BigInt(scenario.id), policy, read }];
  });
}

/** The version under every scenario that speaks of it; where it protects earlier ones, those too, for they may bind its cases. */
export function readTogether(
  policies: readonly LoadedPolicy[],
  scenarios: readonly Scenario[],
  version: number,
): Policy[] {
  const own = policies[version]?.policy;
  const earlier = policies.flatMap(({ policy }, place) => {
    const isEarlier = policy.id === own?.id && policy.effective.from < own.effective.from;
    return isEarlier && own.protection !== undefined ? [place] : [];
  });
  return scenariosFor(scenarios, version).flatMap(({ policy, read }) => [
    policy,
    ...earlier.map(read),
  ]);
}
