import type { Cause, Figure, FigureKind, FigureMove, RunDifference } from '../findings/contract.js';
import { addedShares, changesBy } from './additive.js';
import type { Bystanders } from './bystanders.js';
import { causesOfFile, type DataBetween } from './data.js';
import { type CausedTurns, groupsOf } from './groups.js';
import { measureOf } from './measure.js';
import type { Stage } from './stage.js';
import { amountBetween, isSame, trailOf, unlisted } from './trail.js';
import type { Way } from './way.js';
import type { Journey } from './ways.js';

const smallest = 1e-9;

/** The figures that a run tells, and of which kinds it tells any. */
export interface Told {
  readonly figures: readonly Figure[];
  readonly details: readonly Figure[];
  readonly kinds: ReadonlySet<FigureKind>;
}

type FigureMoves = Pick<RunDifference, 'figuresCompared' | 'figures' | 'details' | 'unrecorded'>;

/** Every figure that differs, and how much of the difference each cause makes; the amounts add up to it. */
export function sharesOf(
  before: Told,
  now: Told,
  { ways, stages }: Journey,
  bystanders: Bystanders,
  data: DataBetween,
  localMs: (ms: number) => number,
): FigureMoves {
  const told = pairsOf(before, now, 'figures');
  const details = pairsOf(before, now, 'details');
  const groups = groupsOf(ways);
  const changes = details.length === 0 ? new Map() : changesBy(groups, localMs);
  const added = (was: Figure | null, is: Figure | null) => addedShares(was, is, groups, changes);
  return {
    figuresCompared: told.length,
    figures: told
      .filter(differs)
      .map(([was, is]) =>
        (was ?? is)?.kind === 'waived_rate'
          ? { before: was, now: is, shares: added(was, is) ?? explained(was, is, [], stages) }
          : moveOf(was, is, groups, ways, stages, bystanders),
      ),
    details: {
      figuresCompared: details.length,
      figures: details.filter(differs).map(([was, is]) => ({
        before: was,
        now: is,
        shares: added(was, is) ?? sharesOfDetail(was, is, stages, data),
      })),
    },
    unrecorded: [...new Set([...before.kinds, ...now.kinds])].filter(
      (kind) => !before.kinds.has(kind) || !now.kinds.has(kind),
    ),
  };
}

/** The rows of a file are what they are by the file alone. */
function sharesOfDetail(
  before: Figure | null,
  now: Figure | null,
  stages: readonly Stage[],
  data: DataBetween,
): FigureMove['shares'] {
  const known = now ?? before;
  if (known?.kind !== 'source') return explained(before, now, [], stages);
  const file = known.subject?.replace(/\/\w+$/, '') ?? '';
  return [{ causes: causesOfFile(data, file), items: 0, amount: amountBetween(before, now) }];
}

/** Whether any figure of tables and charts, or without waived misses, differs: then steps are asked for figures too. */
export function anyDetailDiffers(before: Told, now: Told): boolean {
  return (
    pairsOf(before, now, 'details').some(differs) ||
    pairsOf(before, now, 'figures').some(
      (pair) => (pair[0] ?? pair[1])?.kind.startsWith('waived') === true && differs(pair),
    )
  );
}

type Pair = readonly [before: Figure | null, now: Figure | null];

/** Each figure as both runs tell it, of the kinds that both tell. */
function pairsOf(before: Told, now: Told, of: 'figures' | 'details'): Pair[] {
  const earlier = new Map(before[of].map((figure) => [figure.id, figure]));
  const later = new Map(now[of].map((figure) => [figure.id, figure]));
  return [...new Map([...later, ...earlier])].flatMap(([id, known]): Pair[] =>
    before.kinds.has(known.kind) && now.kinds.has(known.kind)
      ? [[earlier.get(id) ?? unlisted(known, earlier), later.get(id) ?? unlisted(known, later)]]
      : [],
  );
}

function differs([before, now]: Pair): boolean {
  return !isSame(before, now);
}

function moveOf(
  before: Figure | null,
  now: Figure | null,
  groups: readonly CausedTurns[],
  ways: readonly Way[],
  stages: readonly Stage[],
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
  return { before, now, shares: withRest(before, now, shares, value, stages) };
}

/** What the items leave over is told by the stages, or is nobody’s; it is told and not hidden. */
function withRest(
  before: Figure | null,
  now: Figure | null,
  shares: FigureMove['shares'],
  reached: number | null,
  stages: readonly Stage[],
): FigureMove['shares'] {
  if (shares.length === 0) return explained(before, now, [], stages);
  const wanted = now?.value ?? null;
  if (reached === null || wanted === null || Math.abs(wanted - reached) < smallest) return shares;
  return explained(before, now, [...shares, { ...nobody, amount: wanted - reached }], stages);
}

/** By the stages; where these tell nothing either, as it was told without them. */
function explained(
  before: Figure | null,
  now: Figure | null,
  otherwise: FigureMove['shares'],
  stages: readonly Stage[],
): FigureMove['shares'] {
  const shares = trailOf(before, now, stages);
  if (shares.length > 0) return shares;
  if (otherwise.length > 0) return otherwise;
  return [{ ...nobody, amount: amountBetween(before, now) }];
}

const unexplained: Cause = { kind: 'unexplained', subject: null, through: null };
const nobody = { causes: [unexplained], items: 0 };
