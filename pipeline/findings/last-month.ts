import { later, zoneNamed } from './scope.js';

const secondMs = 1000;

/** The last month that is complete at an instant; one that ends within the second counts as complete. */
export function lastMonth(asOfMs: number, zone: string): string {
  const after = asOfMs + secondMs;
  const local = after + zoneNamed(zone).offsetMs(after);
  return later(new Date(local).toISOString().slice(0, 7), -1);
}
