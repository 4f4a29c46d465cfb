import type { MonthRate, RangeFinding, Rate, ScenarioRate } from './contract.js';

const fewestMonths = 6;

/** The lowest and highest rate over all scenarios, and which readings move it; null where none does. */
export function rangeOf(house: Rate, scenarios: readonly ScenarioRate[]): RangeFinding | null {
  const held = house.rate;
  if (held === null) return null;
  const rated = scenarios.flatMap(({ reading, rate: { rate } }) =>
    rate === null ? [] : [{ reading, rate }],
  );
  const low = Math.min(held, ...rated.map(({ rate }) => rate));
  const high = Math.max(held, ...rated.map(({ rate }) => rate));
  if (low === high) return null;
  const moves = new Map<string, number>();
  for (const { reading, rate } of rated) {
    if (reading === null || rate === held) continue;
    moves.set(reading, Math.max(moves.get(reading) ?? 0, Math.abs(rate - held)));
  }
  const readings = [...moves]
    .map(([reading, move]) => ({ reading, move }))
    .sort((a, b) => b.move - a.move || (a.reading < b.reading ? -1 : 1));
  return { low, high, readings };
}

/** Rates by month with the limits of chance around their common mean, wider where a month has fewer. */
export function withLimits(months: readonly { month: string; rate: Rate }[]): MonthRate[] {
  const rated = months.filter(({ rate }) => rate.rate !== null);
  const met = rated.reduce((sum, { rate }) => sum + rate.met, 0);
  const n = rated.reduce((sum, { rate }) => sum + rate.n, 0);
  const mean = met / n;
  return months.map(({ month, rate }) => {
    if (rated.length < fewestMonths || rate.rate === null) {
      return { month, rate, limitLow: null, limitHigh: null };
    }
    const spread = 3 * Math.sqrt((mean * (1 - mean)) / rate.n);
    return {
      month,
      rate,
      limitLow: Math.max(0, mean - spread),
      limitHigh: Math.min(1, mean + spread),
    };
  });
}
