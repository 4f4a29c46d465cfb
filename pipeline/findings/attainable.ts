import { literal } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import { quantilePlaces } from './binomial.js';
import type { AttainableFinding, AttainedShare } from './contract.js';
import { found } from './queries.js';
import { ratedFrom, wilson } from './rate.js';

const wanted = 0.95;
const mostSteps = 120;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface Cell {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly judged: number;
  readonly answered: number;
  readonly met: number;
  readonly targets: number;
  readonly target: string | null;
  readonly target_ms: number;
}

type TimeRow = Pick<Cell, 'promise' | 'tier' | 'severity'> & {
  readonly place: number;
  readonly elapsed_ms: number;
};

/**
 * What share would have been met by which target, and which target 95 % would have needed. Settled obligations only, so that the share at the promised
 * target is the rate: Kaplan–Meier would take those that are void, running or unanswered to be answered like the others in the end. Reads `scope_rows`.
 */
export async function findAttainable(warehouse: Warehouse): Promise<AttainableFinding[]> {
  const cells = await found<Cell>(warehouse, 'attainable_cells');
  const rated = cells.filter(({ judged, answered }) => judged >= ratedFrom && answered > 0);
  const times = rated.length === 0 ? [] : await timesAt(warehouse, rated);
  const byCell = new Map<string, Map<number, number>>();
  for (const { place, elapsed_ms, ...cell } of times) {
    const own = byCell.get(keyOf(cell)) ?? new Map<number, number>();
    byCell.set(keyOf(cell), own.set(place, elapsed_ms));
  }
  return cells.map((cell) => findingOf(cell, byCell.get(keyOf(cell)) ?? new Map()));
}

/** The next five minutes up to an hour, quarter of an hour up to eight, else hour. */
export function sayable(ms: number): number {
  const step = ms <= hourMs ? 5 * minuteMs : ms <= 8 * hourMs ? 15 * minuteMs : hourMs;
  return Math.max(step, Math.ceil(ms / step) * step);
}

async function timesAt(warehouse: Warehouse, cells: readonly Cell[]): Promise<TimeRow[]> {
  const text = (value: string | null) => (value === null ? 'null::varchar' : literal(value));
  const asked = cells.map(
    (cell) =>
      `{'promise': ${literal(cell.promise)}, 'tier': ${text(cell.tier)}, 'severity': ${text(cell.severity)}, 'places': [${placesOf(cell).join(', ')}]::bigint[]}`,
  );
  await warehouse.run(`set variable report_places = [${asked.join(', ')}]`);
  return found<TimeRow>(warehouse, 'attainable_times');
}

/** Those of the curve, of the 95 % point and of the ends of its interval. */
function placesOf({ judged, answered }: Cell): number[] {
  const steps = Math.min(answered, mostSteps);
  const curve = Array.from({ length: steps }, (_, step) =>
    Math.round(((step + 1) * answered) / steps),
  );
  const { low, high } = quantilePlaces(judged, wanted);
  const needed = [reachedAt(judged), low, high].filter(
    (place): place is number => place !== null && place <= answered,
  );
  return [...new Set([...curve, ...needed])].sort((a, b) => a - b);
}

function reachedAt(judged: number): number {
  return Math.ceil(wanted * judged - 1e-9);
}

function findingOf(cell: Cell, times: ReadonlyMap<number, number>): AttainableFinding {
  const { promise, tier, severity, judged, answered, met, target, targets } = cell;
  const isRated = judged >= ratedFrom;
  const at = (place: number | null): AttainedShare | null => {
    const elapsedMs = place === null ? undefined : times.get(place);
    return place === null || elapsedMs === undefined ? null : { elapsedMs, share: place / judged };
  };
  const { low, high } = quantilePlaces(judged, wanted);
  const reached = at(reachedAt(judged));
  const interval = isRated ? wilson(met, judged) : null;
  return {
    promise,
    tier,
    severity,
    judged,
    answered,
    met,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    target,
    targetMs: cell.target_ms,
    targets,
    curve: stepsOf(times, judged),
    reached,
    lowMs: at(low)?.elapsedMs ?? null,
    highMs: at(high)?.elapsedMs ?? null,
    promiseMs: reached === null ? null : sayable(reached.elapsedMs),
  };
}

/** Where several answers took equally long, the last of them is the step. */
function stepsOf(times: ReadonlyMap<number, number>, judged: number): AttainedShare[] {
  const steps = [...times].map(([place, elapsedMs]) => ({ elapsedMs, share: place / judged }));
  return steps.filter((step, index) => steps[index + 1]?.elapsedMs !== step.elapsedMs);
}

function keyOf({ promise, tier, severity }: Pick<Cell, 'promise' | 'tier' | 'severity'>): string {
  return JSON.stringify([promise, tier, severity]);
}
