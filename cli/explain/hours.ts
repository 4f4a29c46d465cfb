import type { Reason, Stretch } from '../../pipeline/explain/contract.js';
import { listed, counted as numbered } from '../../reports/words/count.js';
import { clock, dateText, day, exactly, span } from './words.js';

/** One line of the hours: when, what became of them, and why. */
export interface HoursLine {
  readonly when: string;
  readonly state: string;
  readonly why: string;
}

/** The stretches of an obligation as lines; like days in a row are one line. */
export function hoursLines(stretches: readonly Stretch[], zone: string): HoursLine[] {
  const lines: HoursLine[] = [];
  for (let index = 0; index < stretches.length; ) {
    const run = runOf(stretches, index, zone);
    const stretch = stretches[index];
    if (stretch === undefined) break;
    lines.push(run.length >= 3 ? lineOfRun(run, zone) : lineOf(stretch, zone));
    index += run.length >= 3 ? run.length : 1;
  }
  return lines;
}

/** "night, Saturday and New Year (Thu 1 Jan)". */
export function reasonsText(reasons: readonly Reason[]): string {
  const texts = reasons.map(({ says, kind, date }) => {
    if (kind === 'status') return `the case was ${says.replace('_', ' ')}`;
    return date === null ? says : `${says} (${dateText(date)})`;
  });
  return listed([...new Set(texts)]);
}

function lineOf({ from_at_ms, to_at_ms, state, counted_ms, reasons }: Stretch, zone: string) {
  return {
    when: span(from_at_ms, to_at_ms, zone),
    state: state === 'counted' ? exactly(counted_ms) : state,
    why: reasonsText(reasons),
  };
}

/** Counted stretches of the same hours day after day with nothing but nights between, as far as they go. */
function runOf(stretches: readonly Stretch[], start: number, zone: string): Stretch[] {
  const first = stretches[start];
  if (first === undefined || first.state !== 'counted') return [];
  const hours = (stretch: Stretch) =>
    `${clock(stretch.from_at_ms, zone)}–${clock(stretch.to_at_ms, zone)}`;
  let end = start + 1;
  for (let index = start + 1; index + 1 < stretches.length; index += 2) {
    const night = stretches[index];
    const next = stretches[index + 1];
    const isNight = night?.reasons.every(
      ({ kind }) => kind === 'night' || kind === 'outside_hours',
    );
    if (night?.state !== 'closed' || isNight !== true) break;
    if (next?.state !== 'counted' || hours(next) !== hours(first)) break;
    end = index + 2;
  }
  return stretches.slice(start, end);
}

function lineOfRun(run: readonly Stretch[], zone: string): HoursLine {
  const days = run.filter(({ state }) => state === 'counted');
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return { when: '', state: '', why: '' };
  const total = days.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
  const dates = `${day(first.from_at_ms, zone)} – ${day(last.from_at_ms, zone)}`;
  return {
    when: `${dates}, ${clock(first.from_at_ms, zone)} – ${clock(first.to_at_ms, zone)}`,
    state: exactly(total),
    why: `${numbered(days.length, 'day')} of ${exactly(first.counted_ms)}, closed at night`,
  };
}
