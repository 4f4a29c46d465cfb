import type { Figure, FigureKind, FigureMove } from '../findings/contract.js';
import { ratedFrom } from '../findings/rate.js';
import { hourName } from './details/misses.js';
import { detailId, type FigureOf, rateId } from './figure.js';
import type { CausedTurns } from './groups.js';
import type { ItemRow, ObligationRow } from './items.js';
import { amountBetween } from './trail.js';

interface Change {
  readonly items: number;
  readonly part: number;
  readonly n: number;
}

/** What each group of turns changes of figures that are added up from obligations: by figure, then by the group's place. */
export type Changes = ReadonlyMap<string, ReadonlyMap<number, Change>>;

type Part = readonly [id: string, part: number, n: number];

/** Adds up, turn by turn, what obligations change of the figures of tables and charts, and of those without waived misses. */
export function changesBy(
  groups: readonly CausedTurns[],
  localMs: (ms: number) => number,
): Changes {
  const changes = new Map<string, Map<number, Change>>();
  for (const [place, { turns }] of groups.entries()) {
    for (const { from, to } of turns) {
      for (const [id, [part, n]] of differenceOf(partsOf(from, localMs), partsOf(to, localMs))) {
        const own = changes.get(id) ?? new Map<number, Change>();
        const held = own.get(place) ?? { items: 0, part: 0, n: 0 };
        own.set(place, { items: held.items + 1, part: held.part + part, n: held.n + n });
        changes.set(id, own);
      }
    }
  }
  return changes;
}

/** The share of each group in what moved; null where they do not add up to it, so that something else moved it too. */
export function addedShares(
  before: Figure | null,
  now: Figure | null,
  groups: readonly CausedTurns[],
  changes: Changes,
): FigureMove['shares'] | null {
  const known = now ?? before;
  const own = known === null ? undefined : changes.get(known.id);
  if (known === null || own === undefined) return null;
  const places = [...own].sort(([a], [b]) => a - b);
  const nameOf = (place: number) => groups[place]?.causes ?? [];
  if (before === null || now === null) {
    return places.map(([place, { items }]) => ({ causes: nameOf(place), items, amount: null }));
  }
  let from = before;
  const shares = places.map(([place, change]) => {
    const to = plus(from, change);
    const amount = amountBetween(from, to);
    from = to;
    return { causes: nameOf(place), items: change.items, amount };
  });
  return from.part === now.part && from.n === now.n && from.value === now.value ? shares : null;
}

function plus(figure: Figure, { part, n }: Change): Figure {
  if (figure.unit === 'count') return { ...figure, value: (figure.value ?? 0) + part };
  const [parts, all] = [(figure.part ?? 0) + part, (figure.n ?? 0) + n];
  return { ...figure, part: parts, n: all, value: all < ratedFrom ? null : parts / all };
}

function differenceOf(from: readonly Part[], to: readonly Part[]): Map<string, [number, number]> {
  const sums = new Map<string, [number, number]>();
  const add = (parts: readonly Part[], by: 1 | -1) => {
    for (const [id, part, n] of parts) {
      const held = sums.get(id) ?? [0, 0];
      sums.set(id, [held[0] + by * part, held[1] + by * n]);
    }
  };
  add(from, -1);
  add(to, 1);
  for (const [id, [part, n]] of sums) if (part === 0 && n === 0) sums.delete(id);
  return sums;
}

/** Each figure that counts the obligation, and what it is in it. */
function partsOf(row: ItemRow | null, localMs: (ms: number) => number): Part[] {
  if (row?.kind !== 'obligation' || !row.is_counted || row.case_id === null) return [];
  if (row.promise === null) return [];
  const hinging =
    row.hinges_on === null ? [] : [one('verdict_hinging', row, { verdict: row.verdict })];
  if (row.verdict !== 'met' && row.verdict !== 'missed') return hinging;
  return [...hinging, ...judgedParts(row), ...timedParts(row, localMs)];
}

function judgedParts(row: ObligationRow): Part[] {
  const { promise, account, case_channel, case_category, case_group } = row;
  const missed = row.verdict === 'missed' ? 1 : 0;
  const share = (kind: FigureKind, of: FigureOf): Part => [detailId(kind, of), missed, 1];
  const rest = row.is_waived ? [] : [[1 - missed, 1] as const];
  return [
    ...rest.flatMap(([met, n]): Part[] => [
      [rateId('waived_rate', { promise }), met, n],
      [rateId('waived_rate', { promise, cell: cellOf(row) }), met, n],
    ]),
    share('channel', { subject: case_channel ?? '-' }),
    share('category', { subject: case_category ?? '-' }),
    share('account', { promise, subject: account ?? '-' }),
    ...(case_group === null ? [] : [share('group', { promise, subject: case_group })]),
    share('few', { promise, subject: 'accounts, all' }),
    share('few', { promise, subject: 'groups, all' }),
  ];
}

/** Of those that a clock counts: the hour in which they began, and how much of the target was left. */
function timedParts(row: ObligationRow, localMs: (ms: number) => number): Part[] {
  const { promise, elapsed_ms, target_ms, started_at_ms, verdict } = row;
  if (elapsed_ms === null) return [];
  const cell = cellOf(row);
  const missed = verdict === 'missed' ? 1 : 0;
  const parts: Part[] = [[detailId('timed', { promise, cell }), 1, 0]];
  if (started_at_ms !== null) {
    parts.push([detailId('hour', { subject: hourAt(localMs(started_at_ms)) }), missed, 1]);
  }
  if (target_ms === null || target_ms <= 0) return parts;
  const ratio = Math.max(elapsed_ms / target_ms, 1 / 128);
  const bin = String(Math.ceil(4 * Math.log2(ratio)) - 1);
  parts.push([detailId('bin', { promise, cell, subject: bin }), 1, 0]);
  if (verdict !== 'met') return parts;
  const tenth = Math.min(9, Math.trunc((10 * (target_ms - elapsed_ms)) / target_ms));
  return [
    ...parts,
    ...[null, cell].flatMap((place): Part[] => [
      [detailId('near', { promise, cell: place }), tenth === 0 ? 1 : 0, 1],
      [detailId('tenth', { promise, cell: place, subject: String(tenth) }), 1, 0],
    ]),
  ];
}

function one(kind: FigureKind, { promise }: ObligationRow, of: FigureOf): Part {
  return [detailId(kind, { promise, ...of }), 1, 0];
}

function cellOf({ tier, severity }: ObligationRow) {
  return { tier, severity };
}

const hourMs = 3_600_000;

// 1 January 1970 was a Thursday.
function hourAt(localMs: number): string {
  const hours = Math.floor(localMs / hourMs) + 3 * 24;
  const hour = ((hours % 168) + 168) % 168;
  return hourName(Math.floor(hour / 24) + 1, hour % 24);
}
