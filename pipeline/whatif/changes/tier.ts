import { type Change, either, everyOf, namedAs } from '../terms.js';
import type { LoadedPolicy } from '../../policy/load.js';

/** Judged as if the contract named this tier; the policy's own rules still hold. */
export function changeTier(
  policies: readonly LoadedPolicy[],
  asked: string,
): Change & { readonly tier: string | null } {
  const tiers = everyOf(policies, ({ policy }) => policy.tiers);
  const name = policies.at(-1)?.policy.name ?? '';
  const tier = namedAs(tiers, asked);
  if (tier !== undefined) {
    return { policies, tier: tier.id, changes: [{ kind: 'tier', tier }] };
  }
  const failure = {
    code: 'whatif.tier',
    message:
      tiers.length === 0
        ? `${name} has no tiers, so nothing can be judged under "${asked}".`
        : `${name} has no tier "${asked}".`,
    hint:
      tiers.length === 0
        ? 'Ask for another policy (--under), calendar (--calendar) or target (--target).'
        : `Name ${either(tiers.map(({ id }) => id))}.`,
  };
  return { policies, tier: null, changes: [], failures: [failure] };
}
