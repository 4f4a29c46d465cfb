import type { Timeline, TimelineObligation } from '../../pipeline/findings/contract.js';
import type { Span } from './pieces.js';

const hourMs = 3_600_000;

/** A case's life as it is drawn: around one obligation, or all of it. */
export interface Drawn {
  readonly timeline: Timeline;
  readonly focus: TimelineObligation | null;
}

/** The part of a case's life that is drawn: around one obligation, or, without one, all of it. */
export function cropOf(timeline: Timeline, focus: TimelineObligation | null, asOfMs: number): Span {
  const dues = duesOf(timeline, focus);
  const all = [
    ...timeline.events.map(({ atMs }) => atMs),
    ...dues.flatMap(({ dueAtMs }) => dueAtMs ?? []),
    ...timeline.spells.map(({ fromMs }) => fromMs),
  ];
  const [from, to] =
    focus === null ? [timeline.openedAtMs, Math.max(...all)] : endsOf(focus, asOfMs);
  const lead = Math.max(hourMs, (to - from) * 0.06);
  const fromMs = Math.max(from - lead, Math.min(timeline.openedAtMs, from));
  const lastMs = Math.max(asOfMs, ...all, to);
  return { fromMs, toMs: Math.min(to + lead, lastMs), moments: [...all, from, to] };
}

function endsOf(
  { startedAtMs, dueAtMs, endedAtMs, satisfiedAtMs, elapsedMs, verdict }: TimelineObligation,
  asOfMs: number,
): readonly [number, number] {
  const isLate = verdict === 'missed' && endedAtMs === null;
  const isOpen = verdict === 'running' || (isLate && (elapsedMs !== null || dueAtMs === null));
  const instants = [startedAtMs, dueAtMs, endedAtMs, satisfiedAtMs, isOpen ? asOfMs : null].filter(
    (each) => each !== null,
  );
  return [Math.min(...instants), Math.max(...instants)];
}

/** The obligations whose dues are drawn: the one that it is about, then the missed ones, then the others that were owed. */
export function duesOf(
  { obligations }: Timeline,
  focus: TimelineObligation | null,
): TimelineObligation[] {
  const owed = obligations.filter(
    ({ dueAtMs, verdict }) =>
      dueAtMs !== null && verdict !== 'excluded' && verdict !== 'unmeasured',
  );
  const others = owed.filter(({ obligationId }) => obligationId !== focus?.obligationId);
  return [
    ...(focus === null || focus.dueAtMs === null ? [] : [focus]),
    ...others.filter(({ verdict }) => verdict === 'missed'),
    ...others.filter(({ verdict }) => verdict !== 'missed'),
  ];
}
