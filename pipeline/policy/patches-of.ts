import type { Patch } from './patch.js';
import type { Policy } from './schema.js';

/**
 * The patches that make a policy read as a scenario does: none for `house`, the marked options' for `strict` and
 * `lenient`, one option's for `READING=OPTION`. Null where the policy has no such option.
 */
export function patchesOf(policy: Policy, scenario: string): Patch[] | null {
  if (scenario === 'house') return [];
  const readings = Object.entries(policy.readings);
  if (scenario === 'strict' || scenario === 'lenient') {
    return readings.flatMap(([, { options }]) => {
      const marked = Object.values(options).find(({ mark }) => mark === scenario);
      return marked?.patch === undefined ? [] : [marked.patch];
    });
  }
  for (const [reading, { options }] of readings) {
    for (const [option, { patch }] of Object.entries(options)) {
      if (scenario === `${reading}=${option}`) return patch === undefined ? [] : [patch];
    }
  }
  return null;
}
