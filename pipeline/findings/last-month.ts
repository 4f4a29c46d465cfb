import { later, quarterOf } from './periods.js';
import { zoneNamed } from './zone-named.js';

const secondMs = 1000;

/** The last month that is complete at an instant; one that ends within the second counts as complete. */
export function lastMonth(asOfMs: number, zone: string): string {
  const after = asOfMs + secondMs;
  const local = after + zoneNamed(zone).offsetMs(after);
  return later(new Date(local).toISOString().slice(0, 7), -1);
}

/** The last quarter that is complete at an instant: `2026-Q3`. */
export function lastQuarter(asOfMs: number, zone: string): string {
  const ended = lastMonth(asOfMs, zone);
  const quarter = quarterOf(ended);
  return quarterOf(later(ended, 1)) === quarter ? quarterOf(later(ended, -3)) : quarter;
}
