import type { Warehouse } from '../warehouse/open.js';
import type { SlackCell, SlackFinding } from './contract.js';
import { found } from './queries.js';
import { rateOf } from './rate.js';

interface SlackTally {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly tenth: number;
  readonly met: number;
}

/** How close the met ones were, by promise and cell: where a clock ran, and the target is a time on it. Reads `scope_rows`. */
export async function findSlack(
  warehouse: Warehouse,
  promises: readonly string[],
): Promise<SlackFinding[]> {
  const tallies = await found<SlackTally>(warehouse, 'slack_tallies');
  return promises.flatMap((promise) => {
    const own = tallies.filter((tally) => tally.promise === promise);
    if (own.length === 0) return [];
    const cells = new Map<string, SlackTally[]>();
    for (const tally of own) {
      const key = JSON.stringify([tally.tier, tally.severity]);
      cells.set(key, [...(cells.get(key) ?? []), tally]);
    }
    return [{ promise, ...spreadOf(own), cells: [...cells.values()].flatMap(cellOf) }];
  });
}

function cellOf(tallies: readonly SlackTally[]): SlackCell[] {
  const [first] = tallies;
  return first === undefined
    ? []
    : [{ tier: first.tier, severity: first.severity, ...spreadOf(tallies) }];
}

function spreadOf(tallies: readonly SlackTally[]) {
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    tallies.reduce((sum, tally) => sum + (tally.tenth === tenth ? tally.met : 0), 0),
  );
  const all = tenths.reduce((sum, met) => sum + met, 0);
  const near = tenths[0] ?? 0;
  return { tenths, near: rateOf(near, all - near) };
}
