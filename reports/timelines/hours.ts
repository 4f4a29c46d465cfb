import type {
  Timeline,
  TimelineHours,
  TimelineObligation,
} from '../../pipeline/findings/contract.js';
import type { Piece } from '../charts/timeline-scale.js';
import type { TimelinePanel } from '../render/contract.js';
import { statusName } from './words.js';

type Stretch = TimelinePanel['hours'][number];

/** What the clock of the obligation did in each piece: closed, paused, counting, counting after the due, or not running. */
export function hoursOf(
  timeline: Timeline,
  focus: TimelineObligation | null,
  pieces: readonly Piece[],
  hours: TimelineHours | null,
  asOfMs: number,
): Stretch[] {
  return pieces.flatMap(({ fromMs, toMs }) =>
    openIn(hours, fromMs, toMs).flatMap((stretch) =>
      stretch.state === 'closed' ? [stretch] : cut(stretch, timeline, focus, asOfMs),
    ),
  );
}

/** The piece cut where the calendar opens and closes; without one it is open. */
function openIn(hours: TimelineHours | null, fromMs: number, toMs: number): Stretch[] {
  const idle = (from: number, to: number) =>
    ({ fromMs: from, toMs: to, state: 'idle', text: '' }) as const;
  if (hours === null) return [idle(fromMs, toMs)];
  const found: Stretch[] = [];
  let reached = fromMs;
  for (let place = firstAfter(hours.open, fromMs); place < hours.open.length; place += 1) {
    const span = hours.open[place];
    if (span === undefined || span.fromMs >= toMs) break;
    const from = Math.max(span.fromMs, fromMs);
    if (from > reached) found.push(closed(reached, from));
    reached = Math.min(span.toMs, toMs);
    found.push(idle(from, reached));
  }
  if (reached < toMs) found.push(closed(reached, toMs));
  return found;
}

function closed(fromMs: number, toMs: number): Stretch {
  return { fromMs, toMs, state: 'closed', text: 'closed' };
}

/** The place of the first span that ends after the instant. */
function firstAfter(open: TimelineHours['open'], ms: number): number {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((open[middle]?.toMs ?? 0) > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cut(
  { fromMs, toMs }: Stretch,
  { spells }: Timeline,
  focus: TimelineObligation | null,
  asOfMs: number,
): Stretch[] {
  if (focus === null || focus.startedAtMs === null) {
    return [{ fromMs, toMs, state: 'idle', text: '' }];
  }
  const { startedAtMs, dueAtMs, endedAtMs, elapsedMs, pauses } = focus;
  const endMs = endedAtMs ?? (elapsedMs === null ? (dueAtMs ?? asOfMs) : asOfMs);
  const edges = [startedAtMs, endMs, dueAtMs, ...spells.map((spell) => spell.fromMs)]
    .filter((ms) => ms !== null)
    .filter((ms) => ms > fromMs && ms < toMs);
  const stops = [...new Set([fromMs, ...edges, toMs])].sort((left, right) => left - right);
  return stops.slice(1).map((to, index) => {
    const from = stops[index] ?? to;
    const spell = spells.findLast((each) => each.fromMs <= from);
    if (from < startedAtMs || from >= endMs)
      return { fromMs: from, toMs: to, state: 'idle', text: '' };
    if (elapsedMs === null)
      return { fromMs: from, toMs: to, state: 'owed', text: 'owed, by no clock' };
    if (spell !== undefined && pauses.includes(spell.status)) {
      return {
        fromMs: from,
        toMs: to,
        state: 'paused',
        text: `paused, ${statusName(spell.status)}`,
      };
    }
    return dueAtMs !== null && from >= dueAtMs
      ? { fromMs: from, toMs: to, state: 'overdue', text: 'counted, after the due' }
      : { fromMs: from, toMs: to, state: 'counted', text: 'counted' };
  });
}
