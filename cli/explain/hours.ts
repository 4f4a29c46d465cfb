import type { Reason, StatusTold, Stretch } from '../../pipeline/explain/contract.js';
import { listed, counted as numbered } from '../../reports/words/count.js';
import { clock, dateText, day, exactly, span } from './words.js';

/** One line of the hours: when, what became of them, and why. */
export interface HoursLine {
  readonly when: string;
  readonly state: string;
  readonly why: string;
}

/** The stretches of an obligation as lines, cut at a due that passed; like days in a row are one line, and so is a pause. */
export function hoursLines(
  stretches: readonly Stretch[],
  statuses: readonly StatusTold[],
  zone: string,
  passedDueMs: number | null = null,
): HoursLine[] {
  const whole = withWholePauses(stretches, statuses);
  if (passedDueMs !== null) {
    const cut = whole.flatMap((stretch) => cutAt(stretch, passedDueMs));
    const early = cut.filter(({ to_at_ms }) => to_at_ms <= passedDueMs);
    const late = cut.filter(({ to_at_ms }) => to_at_ms > passedDueMs);
    return [...linesOf(early, zone), ...linesOf(late, zone, 'late')];
  }
  return linesOf(whole, zone);
}

/** "night, Saturday and New Year (Thu 1 Jan)". */
export function reasonsText(reasons: readonly Reason[]): string {
  const texts = reasons.map(({ says, kind, date }) => {
    if (kind === 'status') return `the case was ${says.replace('_', ' ')}`;
    return date === null ? says : `${says} (${dateText(date)})`;
  });
  return listed([...new Set(texts)]);
}

/** Pauses with the closed hours between them in one stretch, as far as one spell of the status goes. */
function withWholePauses(
  stretches: readonly Stretch[],
  statuses: readonly StatusTold[],
): Stretch[] {
  const found: Stretch[] = [];
  for (const stretch of stretches) {
    const [closed] = found.slice(-1);
    const [paused] = found.slice(-2);
    const isOnePause =
      stretch.state === 'paused' &&
      closed?.state === 'closed' &&
      paused?.state === 'paused' &&
      statuses.some(
        ({ from_at_ms, to_at_ms }) =>
          from_at_ms <= paused.from_at_ms && (to_at_ms === null || to_at_ms >= stretch.to_at_ms),
      );
    if (isOnePause) found.splice(-2, 2, { ...paused, to_at_ms: stretch.to_at_ms });
    else found.push(stretch);
  }
  return found;
}

function linesOf(stretches: readonly Stretch[], zone: string, remark = ''): HoursLine[] {
  const lines: HoursLine[] = [];
  for (let index = 0; index < stretches.length; ) {
    const run = runOf(stretches.slice(index), zone);
    lines.push(run.length < 3 ? lineOf(run, zone, remark) : lineOfRun(run, zone, remark));
    index += run.length < 3 ? 1 : run.length;
  }
  return lines;
}

function lineOf([stretch]: readonly Stretch[], zone: string, remark: string): HoursLine {
  if (stretch === undefined) throw new Error('A line of no hours.');
  const { from_at_ms, to_at_ms, state, counted_ms, reasons } = stretch;
  const isCounted = state === 'counted';
  return {
    when: span(from_at_ms, to_at_ms, zone),
    state: isCounted ? exactly(counted_ms) : state,
    why: isCounted ? remark : reasonsText(reasons),
  };
}

function lineOfRun(run: readonly Stretch[], zone: string, remark: string): HoursLine {
  const days = run.filter(({ state }) => state === 'counted');
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new Error('A run of no days.');
  const total = days.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
  const dates = `${day(first.from_at_ms, zone)} – ${day(last.from_at_ms, zone)}`;
  const each = `${numbered(days.length, 'day')} of ${exactly(first.counted_ms)}, closed at night`;
  return {
    when: `${dates}, ${hoursOf(first, zone)}`,
    state: exactly(total),
    why: remark === '' ? each : `${remark}; ${each}`,
  };
}

/** The counted stretches from the first on that have the same hours day after day, with nothing but nights between; else the first alone. */
function runOf(stretches: readonly Stretch[], zone: string): readonly Stretch[] {
  const [first] = stretches;
  if (first?.state !== 'counted') return stretches.slice(0, 1);
  let end = 1;
  while (isNight(stretches[end]) && isLike(stretches[end + 1], first, zone)) end += 2;
  return stretches.slice(0, end);
}

function isNight(stretch: Stretch | undefined): boolean {
  if (stretch?.state !== 'closed') return false;
  return stretch.reasons.every(({ kind }) => kind === 'night' || kind === 'outside_hours');
}

function isLike(stretch: Stretch | undefined, first: Stretch, zone: string): boolean {
  return stretch?.state === 'counted' && hoursOf(stretch, zone) === hoursOf(first, zone);
}

function hoursOf({ from_at_ms, to_at_ms }: Stretch, zone: string): string {
  return `${clock(from_at_ms, zone)} – ${clock(to_at_ms, zone)}`;
}

function cutAt(stretch: Stretch, at: number): Stretch[] {
  const { from_at_ms, to_at_ms, state } = stretch;
  if (from_at_ms >= at || to_at_ms <= at) return [stretch];
  const part = (from: number, to: number): Stretch => ({
    ...stretch,
    from_at_ms: from,
    to_at_ms: to,
    counted_ms: state === 'counted' ? to - from : 0,
  });
  return [part(from_at_ms, at), part(at, to_at_ms)];
}
