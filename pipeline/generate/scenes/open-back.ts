import { isoDate } from '../iso.js';
import { hour, minute, second } from '../spans.js';
import type { Account } from '../world/account.js';
import { contractAt } from '../world/contracts.js';
import { regions } from '../world/regions.js';
import { targetOf } from '../world/targets.js';
import { type Scene, type Stage, weekdayOfLastMonth } from './scene.js';

/** How long the desk takes when all call at once, in parts of the time that it has. */
const shares = [0.35, 1.4, 0.6, 0.5, 0.85, 1.2];

/** Five in six customers report the same outage within the hour. */
export function outage({ plan, period, arrivals, accounts }: Stage): Scene[] {
  if (!plan.policies.includes('openback')) return [];
  const start = weekdayOfLastMonth(period, 3, 13) + 13 * hour;
  const affected = regions
    .filter(({ policy }) => policy === 'openback')
    .flatMap((region) => accounts.heldAt(arrivals.indexAt(start), region))
    .filter((account) => account.joinedMs <= start && contractAt(account.contracts, start))
    .filter((_, place) => place % 6 !== 2);
  if (affected.length > plan.cases / 40) return [];
  return affected.map((account, place) => {
    const { span } = targetOf('first', 'openback', tierAt(account, start), '1');
    return {
      at: start + 4 * minute + Math.floor((place / affected.length) * 2400) * second,
      region: account.region,
      account,
      script: {
        severity: '1',
        channel: 'email',
        category: 'notifications',
        subject: 'Nothing goes out to anyone',
        respondsAfter: (shares[place % shares.length] ?? 1) * span,
      },
    };
  });
}

/** Weekday and hour of the opening in UTC, and hours to the answer, each on the edge of what "a business day" may mean. */
const slow = [
  { tier: 'pro', severity: '2', weekday: 4, days: 5, opens: 14, waits: 20 },
  { tier: 'pro', severity: '2', weekday: 5, days: 6, opens: 15, waits: 66 },
  { tier: 'pro', severity: '2', weekday: 2, days: 18, opens: 9, waits: 30 },
  { tier: 'pro', severity: '2', weekday: 2, days: 4, opens: 8.5, waits: 23.75 },
  { tier: 'enterprise', severity: '4', weekday: 5, days: 20, opens: 13, waits: 68 },
];

/** Answers that are in time or late by what a business day is taken for. */
export function slowAnswers(stage: Stage): Scene[] {
  return slow.flatMap(({ tier, severity, weekday, days, opens, waits }) => {
    const at = weekdayOfLastMonth(stage.period, weekday, days) + opens * hour;
    return slowAnswer(stage, at, tier, severity, waits * hour);
  });
}

/** A case of one served customer of a tier, answered after a span. */
export function slowAnswer(
  { plan, arrivals, accounts }: Stage,
  at: number,
  tier: string,
  severity: string,
  respondsAfter: number,
): Scene[] {
  if (!plan.policies.includes('openback')) return [];
  const account = regions
    .filter(({ policy }) => policy === 'openback')
    .flatMap((region) => accounts.heldAt(arrivals.indexAt(at), region))
    .find((each) => isServed(each, at) && tierAt(each, at) === tier);
  if (account === undefined) return [];
  const script = { severity, channel: 'email', respondsAfter };
  return [{ at, region: account.region, account, script }];
}

function isServed(account: Account, at: number): boolean {
  const { joinedMs, isNew, onboardedOn, usesSdk } = account;
  return joinedMs <= at && usesSdk && (!isNew || (onboardedOn !== '' && onboardedOn < isoDate(at)));
}

function tierAt(account: Account, at: number): string {
  return contractAt(account.contracts, at)?.tier ?? '';
}
