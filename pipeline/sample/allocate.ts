/**
 * How many of `size` each stratum of so many units gives: in proportion by largest remainder, at least one each. Of equal
 * remainders the earlier stratum comes first. `size` is at least the number of strata and at most the sum of units.
 */
export function allocate(size: number, units: readonly number[]): number[] {
  const all = units.reduce((sum, n) => sum + n, 0);
  const quotas = units.map((n) => (size * n) / all);
  const given = quotas.map((quota) => Math.max(1, Math.floor(quota)));
  const over = (index: number) => (given[index] ?? 0) - (quotas[index] ?? 0);
  const places = units.map((_, index) => index);
  for (let left = size - sumOf(given); left !== 0; left = size - sumOf(given)) {
    const step = left > 0 ? 1 : -1;
    const open = places.filter((index) =>
      step > 0 ? (given[index] ?? 0) < (units[index] ?? 0) : (given[index] ?? 0) > 1,
    );
    const [next] = open.toSorted((a, b) => step * (over(a) - over(b)) || a - b);
    if (next === undefined) throw new Error('A sample is no larger than its population.');
    given[next] = (given[next] ?? 0) + step;
  }
  return given;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
