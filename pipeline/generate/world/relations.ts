import { isoDate } from '../iso.js';
import type { Period } from '../plan.js';
import { day } from '../spans.js';
import type { Account } from './account.js';

export interface Contact {
  readonly contactId: string;
  readonly namedFrom: string;
  readonly namedTo: string;
}

/** How many people the customer's tier lets it name. */
export function namedCount(account: Account): number {
  if (account.region.policy !== 'openback') return 0;
  const tier = account.contracts.at(-1)?.tier;
  return tier === 'enterprise' ? 2 : tier === 'pro' ? 1 : 0;
}

/** The people whom a customer of OpenBack has named; one of them may have been replaced. */
export function contactsOf(account: Account, period: Period): readonly Contact[] {
  if (account.region.policy !== 'openback') return [];
  const count = namedCount(account);
  const from = isoDate(account.joinedMs);
  const changedAt = period.startMs + 0.7 * (period.endMs - period.startMs);
  const isReplaced = count === 2 && account.joinedMs < changedAt && !account.namesTooMany;
  const isMore = isReplaced || account.namesTooMany;
  return account.requesters.slice(0, count + (isMore ? 1 : 0)).map((contactId, index) => ({
    contactId,
    namedFrom: isReplaced && index === 2 ? isoDate(changedAt) : from,
    namedTo: isReplaced && index === 1 ? isoDate(changedAt - day) : '',
  }));
}
