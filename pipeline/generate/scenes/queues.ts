import type { Period } from '../plan.js';
import { hour, minute } from '../spans.js';
import { type Scene, sceneIn, weekdayOfLastMonth } from './scene.js';

/** A queue in which late comers with easy questions are served first: minutes after noon, and until the response. */
const afternoon: readonly (readonly [opens: number, severity: string, waits: number])[] = [
  [4, 'high', 272],
  [8, 'medium', 262],
  [13, 'high', 258],
  [17, 'medium', 174],
  [21, 'low', 318],
  [26, 'high', 249],
  [31, 'low', 24],
  [36, 'medium', 41],
  [42, 'low', 17],
  [49, 'low', 12],
  [55, 'low', 20],
];

/** Calls of one morning, three of them answered out of turn and one never: minutes past the hour. */
const calls: readonly (readonly [queued: number, answered: number | undefined])[] = [
  [3, 14],
  [6, 19],
  [9, 31],
  [12, 23],
  [15, 27],
  [18, undefined],
  [21, 37],
  [24, 33],
  [27, 41],
];

/** A Thursday on which OwnBackup's recovery engineers are swamped, and the front line answers what is easy. */
export function badAfternoon(period: Period): Scene[] {
  const start = weekdayOfLastMonth(period, 4, 19) + 16 * hour;
  return afternoon.map(([opens, severity, waits]) =>
    sceneIn('ownbackup/us', start + opens * minute, {
      severity,
      channel: 'email',
      category: severity === 'low' ? 'how_to' : 'restore',
      respondsAfter: waits * minute,
    }),
  );
}

/** A Monday morning on which CrashPlan's line is too busy to keep its order. */
export function busyLine(period: Period): Scene[] {
  const start = weekdayOfLastMonth(period, 1, 4) + 15 * hour;
  return calls.map(([queued, answered]) =>
    sceneIn('crashplan/us', start + queued * minute, {
      channel: 'phone',
      severity: '3',
      callWaits: answered === undefined ? 'never' : (answered - queued) * minute,
    }),
  );
}
