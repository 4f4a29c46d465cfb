import type { RangeFinding, Rate, ScenarioRate } from './contract.js';

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
  const ends = [low, high].flatMap((end) => {
    const under = end === held ? undefined : scenarios.find(({ rate }) => rate.rate === end);
    return under === undefined ? [] : [{ scenario: under.scenario, rate: under.rate }];
  });
  return { low, high, ends, readings };
}
