import { UserError } from '../../failure.js';
import type { LoadedPolicy } from '../../policy/load.js';
import type { Warehouse } from '../../warehouse/open.js';
import { type JudgedWhatIf, judgeCases, type WhatIfTerms } from '../../whatif/judge.js';
import type { WhatIfFinding } from '../whatif-contract.js';
import type { PolicyQuarter, QuarterlyFindings } from './contract.js';
import type { Quarter } from './quarter.js';

/** Other terms that are always asked about; null: under whichever policy knows them. */
export interface StandingWhatIf {
  readonly policy: string | null;
  readonly terms: WhatIfTerms;
}

/** Judges accounts under other terms: of each policy and terms all cases once, then one account after another. */
export interface WhatIfs {
  readonly of: (
    findings: Pick<QuarterlyFindings, 'scope' | 'policies'>,
  ) => Promise<WhatIfFinding[]>;
  readonly close: () => Promise<void>;
}

/** Opens the next tier up and the standing what-ifs, for one account alone or for all. */
export function openWhatIfs(
  warehouse: Warehouse,
  { asked, periods, ranked }: Quarter,
  standing: readonly StandingWhatIf[],
  reach: readonly LoadedPolicy[],
  alone: string | null,
): WhatIfs {
  const judged = new Map<string, JudgedWhatIf | null>();
  const judge = async (policy: string, terms: WhatIfTerms) => {
    const key = JSON.stringify([policy, terms]);
    const known = judged.get(key);
    if (known !== undefined) return known;
    const made = await unlessRefused(() =>
      judgeCases(warehouse, { policy, terms, reach, account: alone }),
    );
    judged.set(key, made);
    return made;
  };
  return {
    of: async ({ scope, policies }) => {
      const found: WhatIfFinding[] = [];
      for (const quarter of policies) {
        for (const terms of termsFor(quarter, standing, ranked)) {
          const under = await judge(quarter.policy.id, terms);
          const period = { account: scope.account.id, periods, ...asked };
          const finding = under === null ? null : await unlessRefused(() => under.find(period));
          if (finding !== null && finding.obligations > 0) found.push(finding);
        }
      }
      return found;
    },
    close: async () => {
      for (const each of judged.values()) await each?.close();
    },
  };
}

/** The tier above that of the contract in force last, if there is one, then what punctual.yaml keeps for the policy. */
function termsFor(
  { policy, contracts }: PolicyQuarter,
  standing: readonly StandingWhatIf[],
  ranked: ReadonlySet<string>,
): WhatIfTerms[] {
  const held = policy.tiers.findIndex(({ id }) => id === contracts.at(-1)?.tier);
  const above = held > 0 && ranked.has(policy.id) ? policy.tiers[held - 1] : undefined;
  const kept = standing.filter((each) => each.policy === null || each.policy === policy.id);
  return [...(above === undefined ? [] : [{ tier: above.id }]), ...kept.map(({ terms }) => terms)];
}

/** Terms that the policy does not know, and accounts without a case under it, are no what-if. */
async function unlessRefused<Found>(find: () => Promise<Found>): Promise<Found | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
