import { DateTime } from 'luxon';
import type { Piece } from '../charts/timeline-scale.js';
import { timeScale } from '../charts/timeline-scale.js';
import { columnWidth } from '../look/tokens.js';
import { abbreviation } from '../words/instant.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const hourSteps = [1, 2, 3, 6, 12];
const daySteps = [1, 2, 7, 14, 28, 91];
const apart = 50;

interface Tick {
  readonly atMs: number;
  readonly text: string;
}

/** Where the axis is named: the beginning of every piece, then local midnights, then hours where there is room. */
export function ticksOf(pieces: readonly Piece[], zone: string): Tick[] {
  const { msPerPoint } = timeScale(pieces, columnWidth);
  const hours = hourSteps.find((step) => (step * hourMs) / msPerPoint >= apart - 14);
  const days = daySteps.find((step) => (step * dayMs) / msPerPoint >= apart) ?? 364;
  const ticks: Tick[] = [];
  let told = '';
  for (const piece of pieces) {
    const first = DateTime.fromMillis(piece.fromMs, { zone, locale: 'en' });
    const name = abbreviation(first);
    ticks.push({
      atMs: piece.fromMs,
      text: `${first.toFormat('ccc d LLL HH:mm')}${name === told ? '' : ` ${name}`}`,
    });
    told = name;
    for (const local of localTimes(piece, first, hours, days)) {
      const isDay = +local === +local.startOf('day');
      const here = isDay ? abbreviation(local) : told;
      const changed = here === told ? '' : ` ${here}`;
      told = here;
      ticks.push({
        atMs: +local,
        text: `${local.toFormat(isDay ? 'ccc d LLL' : 'HH:mm')}${changed}`,
      });
    }
  }
  return ticks;
}

/** Midnights and hours of the piece in the order of what matters: midnights first, each in order of time. */
function localTimes(
  { fromMs, toMs }: Piece,
  first: DateTime,
  hours: number | undefined,
  days: number,
): DateTime[] {
  const found: DateTime[] = [];
  for (
    let day = first.startOf('day');
    +day < toMs;
    day = day.plus({ days: hours === undefined ? days : 1 })
  ) {
    if (+day > fromMs) found.push(day);
    if (hours === undefined) continue;
    for (let hour = hours; hour < 24; hour += hours) {
      const local = day.set({ hour });
      if (+local > fromMs && +local < toMs) found.push(local);
    }
  }
  return found;
}
