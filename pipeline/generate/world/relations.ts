import { isoDate } from '../iso.js';
import type { Period } from '../plan.js';
import { Random } from '../random.js';
import { day, hour, minute } from '../spans.js';
import type { Account } from './account.js';

export interface Contact {
  readonly contactId: string;
  readonly namedFrom: string;
  readonly namedTo: string;
}

export interface Engagement {
  readonly heldAt: number;
  readonly type: 'kickoff' | 'quarterly_review' | 'onboarding';
  readonly minutes: number;
  readonly role: string;
}

/** How many people the customer's tier lets it name. */
export function namedCount(account: Account): number {
  if (account.region.policy !== 'openback') return 0;
  const tier = account.contracts.at(-1)?.tier;
  return tier === 'enterprise' ? 2 : tier === 'pro' ? 1 : 0;
}

/** The people whom a customer of OpenBack has named; one of them may have been replaced. */
export function contactsOf(account: Account, period: Period): readonly Contact[] {
  const count = namedCount(account);
  const from = isoDate(account.joinedMs);
  const changedAt = period.startMs + 0.7 * (period.endMs - period.startMs);
  const isReplaced = count === 2 && account.joinedMs < changedAt;
  return account.requesters.slice(0, count + (isReplaced ? 1 : 0)).map((contactId, index) => ({
    contactId,
    namedFrom: index === 2 ? isoDate(changedAt) : from,
    namedTo: isReplaced && index === 1 ? isoDate(changedAt - day) : '',
  }));
}

/** Meetings held with an account; some quarters pass without one. */
export function engagementsOf(seed: number, account: Account, period: Period): Engagement[] {
  const random = new Random(seed, 3, account.joinedMs / 1000, account.requesters.length);
  const tier = account.contracts.at(-1)?.tier;
  const held: Engagement[] = [];
  if (account.onboardedOn !== '') {
    held.push({
      heldAt: Date.parse(account.onboardedOn) + 14 * hour,
      type: 'onboarding',
      minutes: 45,
      role: 'solutions engineer',
    });
  }
  if (tier !== 'premier') return held;
  const kickoffAt = account.joinedMs + random.between(4, 30) * day;
  held.push({
    heldAt: afternoonOf(kickoffAt, random),
    type: 'kickoff',
    minutes: random.chance(0.85) ? 60 : 40,
    role: 'support engineer',
  });
  for (let at = Math.max(kickoffAt + 60 * day, period.startMs); at < period.endMs; at += 91 * day) {
    if (random.chance(0.14)) continue;
    const heldAt = afternoonOf(at + random.between(0, 30) * day, random);
    held.push({
      heldAt,
      type: 'quarterly_review',
      minutes: 30 + 15 * random.below(3),
      role: 'success manager',
    });
  }
  return held.filter((engagement) => engagement.heldAt <= period.asOfMs);
}

/** A quarter of an hour that is working time at every site. */
function afternoonOf(at: number, random: Random): number {
  return Math.floor(at / day) * day + 14 * hour + random.below(12) * 15 * minute;
}
