import { IANAZone } from 'luxon';
import type { Period } from '../plan.js';
import { day, second } from '../spans.js';

/** The instants of a period at which a zone puts its clocks forward or back. */
export function clockChangesOf(zone: string, period: Period, way: 'forward' | 'back'): number[] {
  const iana = IANAZone.create(zone);
  const found: number[] = [];
  for (let at = period.startMs; at + day <= period.endMs; at += day) {
    const [before, after] = [iana.offset(at), iana.offset(at + day)];
    if (way === 'forward' ? after > before : after < before) found.push(changeIn(iana, at));
  }
  return found;
}

function changeIn(iana: IANAZone, from: number): number {
  const before = iana.offset(from);
  let [low, high] = [from, from + day];
  while (high - low > second) {
    const middle = low + Math.floor((high - low) / 2 / second) * second;
    if (iana.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
