import type { PolicyKey } from '../plan.js';

/** What is known of a case when an agent turns to it. */
export interface Circumstances {
  readonly policy: PolicyKey;
  readonly monthsBeforeEnd: number;
  readonly channel: string;
  readonly groupLevel: 0 | 1 | 2;
  readonly isTroubledAccount: boolean;
  readonly isFridayAfternoon: boolean;
}

const weakChannels: Readonly<Record<PolicyKey, string>> = {
  ownbackup: 'email',
  openback: 'chat',
  probax: 'phone',
  crashplan: 'phone',
};
const slowGroups: Readonly<Record<PolicyKey, 0 | 1 | 2>> = {
  ownbackup: 2,
  openback: 1,
  probax: 2,
  crashplan: 1,
};
const badMonthsBeforeEnd: Readonly<Record<PolicyKey, number>> = {
  ownbackup: 3,
  openback: 6,
  probax: 9,
  crashplan: 2,
};

/** How likely a reply comes too late: mostly seldom, and more often for reasons that a report should bring out. */
export function riskOf(held: Circumstances): number {
  let risk = 0.022;
  if (held.monthsBeforeEnd === badMonthsBeforeEnd[held.policy]) risk += 0.09;
  if (held.channel === weakChannels[held.policy]) risk += 0.03;
  if (held.groupLevel === slowGroups[held.policy])
    risk += held.policy === 'ownbackup' ? 0.15 : 0.06;
  if (held.isFridayAfternoon) risk += 0.06;
  if (held.isTroubledAccount) risk += 0.16;
  return risk;
}
