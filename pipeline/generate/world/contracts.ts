import { isoDate } from '../iso.js';
import type { Period, PolicyKey } from '../plan.js';
import type { Random } from '../random.js';
import { day } from '../spans.js';
import type { Region } from './regions.js';
import type { Trait } from './traits.js';

/** One term of an account: its dates are inclusive. */
export interface Contract {
  readonly policy: PolicyKey;
  readonly tier: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly plan: 'trial' | 'paid';
}

const tiers: Readonly<Record<PolicyKey, Readonly<Record<string, number>>>> = {
  ownbackup: { standard: 64, premier: 36 },
  openback: { growth: 40, pro: 36, enterprise: 24 },
  probax: { '': 1 },
  crashplan: { home: 30, pro: 26, proe: 32, shareplan: 12 },
};

const better: Readonly<Record<string, string>> = { standard: 'premier', growth: 'pro' };

/** The contracts that an account with this trait has had, oldest first. */
export function contractsOf(
  period: Period,
  region: Region,
  trait: Trait,
  random: Random,
): readonly Contract[] {
  const { policy } = region;
  const tier = trait === 'upgraded' ? 'standard' : random.choose(tiers[policy]);
  const early = period.startMs - random.between(20, 900) * day;
  const joins = random.chance(0.2);
  const length = period.endMs - period.startMs;
  const start = joins ? period.startMs + random.between(0.02, 0.6) * length : early;
  const term = (
    from: number,
    to: number | undefined,
    held: string,
    plan: Contract['plan'] = 'paid',
  ) => {
    return {
      policy,
      tier: held,
      startsOn: isoDate(from),
      endsOn: to === undefined ? '' : isoDate(to),
      plan,
    };
  };
  const late = period.endMs - random.between(0.08, 0.3) * length;
  switch (trait) {
    case 'no contract':
      return [];
    case 'upgraded':
      return [term(early, late, tier), term(late + day, undefined, better[tier] ?? tier)];
    case 'lapsed':
      return [term(early, late, tier)];
    case 'two products':
      return [term(early, undefined, 'proe'), term(early + 40 * day, undefined, 'shareplan')];
    case 'trial only':
      return [term(late, late + 13 * day, tier, 'trial')];
    case 'trial, then paid':
      return [term(late, late + 13 * day, tier, 'trial'), term(late + 18 * day, undefined, tier)];
    default:
      return terms(start, period.endMs, random.chance(0.5), (from, to) => term(from, to, tier));
  }
}

/** Either one open-ended contract, or yearly terms that follow one another. */
function terms(
  start: number,
  end: number,
  yearly: boolean,
  term: (from: number, to: number | undefined) => Contract,
): Contract[] {
  if (!yearly) return [term(start, undefined)];
  const held: Contract[] = [];
  for (let from = start; from < end; from += 365 * day) held.push(term(from, from + 364 * day));
  return held;
}

/** The contract in force on a date: the one for the product, else the latest to start. */
export function contractAt(contracts: readonly Contract[], at: number): Contract | undefined {
  const date = isoDate(at);
  return contracts.findLast(
    (contract) => contract.startsOn <= date && (contract.endsOn === '' || date <= contract.endsOn),
  );
}
