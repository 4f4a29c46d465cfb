import { DateTime } from 'luxon';
import type { Period } from '../plan.js';
import { day, hour, minute } from '../spans.js';
import { clockChangesOf } from '../world/clock-changes.js';
import { regionOf, type Scene, type Stage, sceneIn } from './scene.js';

/** The hour that a clock skips and the one that it runs twice, once for each policy. */
export function aroundClockChanges(period: Period): Scene[] {
  return ['ownbackup/us', 'openback/gb', 'probax/au', 'crashplan/us'].flatMap((key) => {
    const { zone } = regionOf(key);
    const [gap] = clockChangesOf(zone, period, 'forward');
    const [overlap] = clockChangesOf(zone, period, 'back');
    return [
      ...(gap === undefined ? [] : [sceneIn(key, gap, {})]),
      ...(overlap === undefined ? [] : [sceneIn(key, overlap - 20 * minute, {})]),
    ];
  });
}

/** The last date of a trial, the first minutes after it by the calendar, and days after it. */
export function endOfTrial({ plan, period, arrivals, accounts }: Stage): Scene[] {
  if (!plan.policies.includes('probax')) return [];
  const region = regionOf('probax/au');
  const account = accounts
    .heldAt(arrivals.indexAt(period.startMs), region)
    .find(({ trait }) => trait === 'trial over a clock change');
  const start = account?.contracts[0]?.startsOn;
  if (account === undefined || start === undefined) return [];
  const midnight = DateTime.fromISO(start, { zone: account.zone }).plus({ days: 14 }).toMillis();
  return [-9 * hour, 25 * minute, 3 * day].map((after) => ({
    at: midnight + after,
    region,
    account,
    script: { severity: '3', channel: 'portal' },
  }));
}

/** Old cases that are still open at the end: two with a word now and then, and one that nobody has looked at. */
export function neverEnding({ plan, period, arrivals, accounts }: Stage): Scene[] {
  if (!plan.policies.includes('ownbackup')) return [];
  const month = Math.floor(period.monthStartsMs.length / 4);
  const from = (period.monthStartsMs[month] ?? period.startMs) + 8 * day;
  const region = regionOf('ownbackup/us');
  const troubled = accounts
    .heldAt(arrivals.indexAt(from), region)
    .find(({ trait }) => trait === 'troubled');
  const byEmail = { channel: 'email', severity: '4' };
  return [
    {
      at: from + 14 * hour,
      region,
      ...(troubled === undefined ? {} : { account: troubled }),
      script: { ...byEmail, severity: 'low', fate: 'lingers' },
    },
    sceneIn('probax/us', from + 15 * hour, { ...byEmail, fate: 'lingers' }),
    sceneIn('openback/gb', from + 4 * day, { ...byEmail, fate: 'is forgotten' }),
  ];
}

export function lastInstant(period: Period): Scene[] {
  return [sceneIn('openback/gb', period.asOfMs, { severity: '2', channel: 'email' })];
}
