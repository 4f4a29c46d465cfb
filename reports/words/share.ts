import { outOf, percent } from './rate.js';

/** "14 %", "2 of 7" where there are too few to rate, "none" where there are none. */
export function shareText({
  part,
  n,
  rate,
}: {
  readonly part: number;
  readonly n: number;
  readonly rate: number | null;
}): string {
  if (n === 0) return 'none';
  return rate === null ? outOf(part, n) : percent(rate, n);
}
