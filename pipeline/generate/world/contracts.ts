import { isoDate } from '../iso.js';
import type { Period, PolicyKey } from '../plan.js';
import type { Random } from '../random.js';
import { day } from '../spans.js';
import { clockChangesOf } from './clock-changes.js';
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
  index: number,
  random: Random,
): readonly Contract[] {
  const { policy } = region;
  const tier = tierOf(policy, trait, index, random);
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
    case 'left unserved': {
      const joinedOn = period.startMs + random.between(10, 40) * day;
      return [term(joinedOn, joinedOn + random.between(0.5, 0.7) * length, tier)];
    }
    case 'never onboarded': {
      const joinedOn = period.startMs + random.between(10, 40) * day;
      return [
        term(joinedOn, joinedOn + 299 * day, tier),
        term(joinedOn + 300 * day, undefined, tier),
      ];
    }
    case 'two products':
      return [term(early, undefined, 'proe'), term(early + 40 * day, undefined, 'shareplan')];
    case 'trial only':
      return [term(late, undefined, tier, 'trial')];
    case 'trial over a clock change': {
      const change = clockChangesOf(region.zone, period, 'forward').at(-1) ?? late + 8 * day;
      return [term(change - 8 * day, undefined, tier, 'trial')];
    }
    case 'trial, then paid':
      return [term(late, late + 13 * day, tier, 'trial'), term(late + 18 * day, undefined, tier)];
    default:
      return terms(start, period.endMs, random.chance(0.5), (from, to) => term(from, to, tier));
  }
}

/** The few first customers of OpenBack, who open most of a small sample's cases, are of all tiers. */
function tierOf(policy: PolicyKey, trait: Trait, index: number, random: Random): string {
  const drawn = random.choose(tiers[policy]);
  if (trait === 'upgraded') return 'standard';
  if (trait === 'left unserved') return policy === 'openback' ? 'pro' : 'premier';
  if (trait === 'never onboarded') return 'pro';
  const planted = ['pro', 'enterprise', 'growth'][index % 3] ?? drawn;
  return policy === 'openback' && index < 9 ? planted : drawn;
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
