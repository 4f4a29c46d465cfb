import type { Cause, Figure, FigureMove } from '../findings/contract.js';
import { causeKey } from './attribute.js';
import type { Bystanders } from './bystanders.js';
import { measureOf, type Turn } from './measure.js';
import type { Way } from './way.js';

const smallest = 1e-9;

/** Every figure that differs, and how much of the difference each cause makes; the amounts add up to it. */
export function sharesOf(
  before: readonly Figure[],
  now: readonly Figure[],
  ways: readonly Way[],
  bystanders: Bystanders,
): { figuresCompared: number; figures: FigureMove[] } {
  const earlier = new Map(before.map((figure) => [figure.id, figure]));
  const later = new Map(now.map((figure) => [figure.id, figure]));
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  const groups = groupsOf(ways);
  const figures = ids.flatMap((id) => {
    const was = earlier.get(id) ?? null;
    const is = later.get(id) ?? null;
    return isSame(was, is) ? [] : [moveOf(was, is, groups, ways, bystanders)];
  });
  return { figuresCompared: ids.length, figures };
}

interface Group {
  readonly causes: readonly Cause[];
  readonly turns: Turn[];
}

const order = [
  'late',
  'corrected',
  'data',
  'untold',
  'program',
  'newer',
  'settings',
  'reading',
  'policy',
  'unexplained',
] as const;

/** Turns by the same causes together, in the order in which the steps are taken. */
function groupsOf(ways: readonly Way[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { moved, turns } of ways) {
    for (const { from, to, causes } of turns) {
      const key = causes.map(causeKey).sort().join(' ');
      const group = groups.get(key) ?? { causes, turns: [] };
      group.turns.push({ moved, from, to });
      groups.set(key, group);
    }
  }
  return [...groups]
    .sort(([a, x], [b, y]) => placeOf(x.causes) - placeOf(y.causes) || (a < b ? -1 : 1))
    .map(([, group]) => group);
}

function placeOf(causes: readonly Cause[]): number {
  return Math.min(...causes.map(({ kind }) => order.indexOf(kind)));
}

function isSame(before: Figure | null, now: Figure | null): boolean {
  if (before === null || now === null) return before === now;
  if (before.value !== now.value || before.part !== now.part) return false;
  return before.part === null || before.n === now.n;
}

function moveOf(
  before: Figure | null,
  now: Figure | null,
  groups: readonly Group[],
  ways: readonly Way[],
  bystanders: Bystanders,
): FigureMove {
  const figure = now ?? before;
  if (figure === null) throw new Error('A figure that moved is in one of the runs.');
  const items = ways.map(({ moved }) => moved);
  const measure = measureOf(figure, before, items, bystanders);
  let value = measure.start;
  const shares = groups.flatMap(({ causes, turns }) => {
    const own = turns.filter(measure.isTouchedBy);
    if (own.length === 0) return [];
    const next = measure.after(own);
    const amount = value === null || next === null ? null : next - value;
    value = next;
    return [{ causes, items: own.length, amount }];
  });
  return { before, now, shares: withRest(before, now, shares, value) };
}

/** What the shares leave over is nobody’s; it is told and not hidden. */
function withRest(
  before: Figure | null,
  now: Figure | null,
  shares: FigureMove['shares'],
  reached: number | null,
): FigureMove['shares'] {
  const causes: Cause[] = [{ kind: 'unexplained', subject: null, through: null }];
  if (shares.length === 0) return [{ causes, items: 0, amount: differenceOf(before, now) }];
  const wanted = now?.value ?? null;
  if (reached === null || wanted === null || Math.abs(wanted - reached) < smallest) return shares;
  return [...shares, { causes, items: 0, amount: wanted - reached }];
}

function differenceOf(before: Figure | null, now: Figure | null): number | null {
  const [was, is] = [before?.value ?? null, now?.value ?? null];
  return was === null || is === null ? null : is - was;
}
