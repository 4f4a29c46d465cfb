import type { Period } from '../plan.js';
import { Random } from '../random.js';
import { day, hour, minute } from '../spans.js';
import type { Account } from './account.js';
import type { Contract } from './contracts.js';

export interface Engagement {
  readonly heldAt: number;
  readonly type: 'kickoff' | 'quarterly_review' | 'onboarding';
  readonly minutes: number;
  readonly role: string;
}

/** Meetings held with an account, oldest first: some quarters and some terms pass without one. */
export function engagementsOf(seed: number, account: Account, period: Period): Engagement[] {
  const random = new Random(seed, 3, account.joinedMs / 1000, account.requesters.length);
  const held = account.contracts.flatMap((contract, term) => [
    ...(account.region.policy === 'openback' ? onboardings(account, contract, term, random) : []),
    ...(contract.tier === 'premier'
      ? premierMeetings(contract, account.trait === 'left unserved', period, random)
      : []),
  ]);
  return held
    .filter(({ heldAt }) => heldAt <= period.asOfMs)
    .toSorted((one, other) => one.heldAt - other.heldAt);
}

/** The first term's onboarding, and a refresher in most of the later ones. */
function onboardings(
  account: Account,
  contract: Contract,
  term: number,
  random: Random,
): Engagement[] {
  const refreshedAt = Date.parse(contract.startsOn) + random.between(5, 60) * day;
  const isHeld = random.chance(0.75);
  if (account.trait === 'left unserved') return [];
  if (account.onboardedOn === '' || (term > 0 && !isHeld)) return [];
  return [
    {
      heldAt: term === 0 ? Date.parse(account.onboardedOn) + 14 * hour : afternoon(refreshedAt),
      type: 'onboarding',
      minutes: 45,
      role: 'solutions engineer',
    },
  ];
}

/** A kickoff, sometimes too short or without an engineer, and a review in each calendar quarter of the term. */
function premierMeetings(
  contract: Contract,
  lacksKickoff: boolean,
  period: Period,
  random: Random,
): Engagement[] {
  const from = Date.parse(contract.startsOn);
  const to = contract.endsOn === '' ? period.endMs : Date.parse(contract.endsOn);
  const held: Engagement[] = [];
  const kickoffAt = afternoon(from + random.between(4, 30) * day, random.below(12));
  const isShort = random.chance(0.1);
  const isEngineer = random.chance(0.88);
  if (random.chance(0.94) && !lacksKickoff) {
    held.push({
      heldAt: kickoffAt,
      type: 'kickoff',
      minutes: isShort ? 40 : 60,
      role: isEngineer ? 'support engineer' : 'success manager',
    });
  }
  const first = new Date(from);
  const [year, quarter] = [first.getUTCFullYear(), Math.floor(first.getUTCMonth() / 3)];
  for (let later = 0; ; later += 1) {
    const startsAt = Date.UTC(year, 3 * (quarter + later), 1);
    if (startsAt >= to) return held;
    const heldAt = afternoon(startsAt + random.between(8, 82) * day, random.below(12));
    const isHeld = random.chance(0.86);
    const minutes = 30 + 15 * random.below(3);
    if (!isHeld || heldAt <= kickoffAt || heldAt >= to) continue;
    held.push({ heldAt, type: 'quarterly_review', minutes, role: 'success manager' });
  }
}

/** A quarter of an hour that is working time at every site. */
function afternoon(at: number, quarter = 2): number {
  return Math.floor(at / day) * day + 14 * hour + quarter * 15 * minute;
}
