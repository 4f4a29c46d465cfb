/** From the first instant up to, not including, the second. */
export type Interval = readonly [from: number, to: number];

/** The same time without overlaps, in order; what touches becomes one. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) {
      result[result.length - 1] = [last[0], Math.max(last[1], to)];
    } else if (from < to) {
      result.push([from, to]);
    }
  }
  return result;
}

/** What is left of the intervals outside the others. */
export function without(intervals: readonly Interval[], others: readonly Interval[]): Interval[] {
  return others.reduce<Interval[]>(
    (left, [from, to]) =>
      left
        .flatMap(([a, b]): Interval[] => [
          [a, Math.min(b, from)],
          [Math.max(a, to), b],
        ])
        .filter(([a, b]) => a < b),
    [...intervals],
  );
}

/** How long the intervals last together, if none overlap. */
export function length(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0);
}
