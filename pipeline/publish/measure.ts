import type { Figure } from '../findings/contract.js';
import { ratedFrom } from '../findings/rate.js';
import type { Bystanders, Held } from './bystanders.js';
import type { ItemRow, MovedItem, ObligationRow } from './items.js';

/** What a run says of an item before and after one step. */
export interface Turn {
  readonly moved: MovedItem;
  readonly from: ItemRow | null;
  readonly to: ItemRow | null;
}

/** A figure on its way from an earlier run to this one. */
export interface Measure {
  /** Whether this change of one item changes the figure. */
  readonly isTouchedBy: (turn: Turn) => boolean;
  /** Its value after these changes too; null where it cannot be told step by step. */
  readonly after: (turns: readonly Turn[]) => number | null;
  readonly start: number | null;
}

type Totals = readonly [part: number, n: number];

/** How a figure follows from its items, beginning with what the earlier run said. */
export function measureOf(
  figure: Figure,
  before: Figure | null,
  moved: readonly MovedItem[],
  bystanders: Bystanders,
): Measure {
  switch (figure.kind) {
    case 'kept':
    case 'waived_kept':
    case 'cases':
    case 'accounts':
      return ofHolders(figure, moved, bystanders);
    case 'median':
    case 'p90':
      return told(({ from, to }) => timeIn(figure, from) !== timeIn(figure, to));
    case 'low':
    case 'high':
      return told(({ from, to }) => readingsIn(figure, from) !== readingsIn(figure, to));
    default:
      return ofItems(figure, before);
  }
}

/** A figure that is added up from its items. */
function ofItems(figure: Figure, before: Figure | null): Measure {
  const of = (row: ItemRow | null): Totals => (row === null ? [0, 0] : contribution(figure, row));
  let totals: Totals =
    figure.unit === 'count' ? [before?.value ?? 0, 0] : [before?.part ?? 0, before?.n ?? 0];
  const value = () => valueFrom(figure, totals);
  return {
    start: value(),
    isTouchedBy: ({ from, to }) => String(of(from)) !== String(of(to)),
    after: (turns) => {
      for (const { from, to } of turns) {
        const [was, is] = [of(from), of(to)];
        totals = [totals[0] + is[0] - was[0], totals[1] + is[1] - was[1]];
      }
      return value();
    },
  };
}

function contribution(figure: Figure, row: ItemRow): Totals {
  const one = (yes: boolean): Totals => [yes ? 1 : 0, 0];
  if (row.kind === 'invitation') {
    if (figure.subject !== row.scale) return [0, 0];
    const isAnswered = row.answer === 'good' || row.answer === 'not_good';
    if (figure.kind === 'score') return [row.answer === 'good' ? 1 : 0, isAnswered ? 1 : 0];
    return figure.kind === 'answered' ? [isAnswered ? 1 : 0, row.is_invitation ? 1 : 0] : [0, 0];
  }
  if (!row.is_counted) return [0, 0];
  const judged: Totals = [row.verdict === 'met' ? 1 : 0, isJudged(row) ? 1 : 0];
  if (row.case_id === null) {
    const isOwn = figure.kind === 'delivered' && row.subject.endsWith(`:${figure.subject}`);
    return isOwn ? judged : [0, 0];
  }
  if (figure.kind === 'obligations') return [1, 0];
  if (!isWithin(figure, row)) return [0, 0];
  if (figure.kind === 'rate') return judged;
  if (figure.kind === 'verdict') return one(row.verdict === figure.verdict);
  return figure.kind === 'hinging' ? one(row.hinges_on !== null) : [0, 0];
}

/** Cases with every promise kept, or how many cases and accounts there are: each counts once, whatever it holds. */
function ofHolders(figure: Figure, moved: readonly MovedItem[], bystanders: Bystanders): Measure {
  const isKept = figure.kind === 'kept' || figure.kind === 'waived_kept';
  const holderOf = (row: ItemRow | null) =>
    row?.kind === 'obligation' && row.is_counted && row.case_id !== null
      ? figure.kind === 'accounts'
        ? row.account_id
        : row.case_id
      : null;
  const held = new Map(figure.kind === 'accounts' ? bystanders.byAccount : bystanders.byCase);
  const add = (row: ItemRow | null, by: 1 | -1): void => {
    const holder = holderOf(row);
    if (holder === null || row?.kind !== 'obligation') return;
    const { counted, judged, missed, waived } = held.get(holder) ?? none;
    held.set(holder, {
      counted: counted + by,
      judged: judged + (isJudged(row) ? by : 0),
      missed: missed + (row.verdict === 'missed' ? by : 0),
      waived: waived + (row.is_waived ? by : 0),
    });
  };
  for (const { before } of moved) add(before, 1);
  const totals = (): Totals => {
    const all = [...held.values()];
    if (!isKept) return [all.filter(({ counted }) => counted > 0).length, 0];
    const aside = ({ waived }: Held) => (figure.kind === 'waived_kept' ? waived : 0);
    const judged = all.filter((each) => each.judged > aside(each));
    return [judged.filter((each) => each.missed === aside(each)).length, judged.length];
  };
  const state = (row: ItemRow | null): string | null => {
    const holder = holderOf(row);
    if (!isKept || row?.kind !== 'obligation') return holder;
    if (holder === null || !isJudged(row)) return null;
    const isAside = figure.kind === 'waived_kept' && row.is_waived;
    return `${holder} ${row.verdict}${isAside ? ' waived' : ''}`;
  };
  return {
    start: valueFrom(figure, totals()),
    isTouchedBy: ({ from, to }) => state(from) !== state(to),
    after: (turns) => {
      for (const { from, to } of turns) {
        add(from, -1);
        add(to, 1);
      }
      return valueFrom(figure, totals());
    },
  };
}

const none = { counted: 0, judged: 0, missed: 0, waived: 0 };

/** A figure that follows from its items and cannot be divided among them. */
function told(isTouchedBy: Measure['isTouchedBy']): Measure {
  return { start: null, isTouchedBy, after: () => null };
}

function timeIn(figure: Figure, row: ItemRow | null): number | null {
  if (row?.kind !== 'obligation' || !row.is_counted || row.case_id === null) return null;
  return isWithin(figure, row) && isJudged(row) ? row.elapsed_ms : null;
}

function readingsIn(figure: Figure, row: ItemRow | null): string | null {
  if (row?.kind !== 'obligation' || row.case_id === null) return null;
  if (figure.promise !== null && row.promise !== figure.promise) return null;
  return `${row.scenarios} ${row.is_counted ? row.verdict : ''}`;
}

function isWithin({ promise, cell }: Figure, row: ObligationRow): boolean {
  if (row.promise !== promise) return false;
  return cell === null || (row.tier === cell.tier && row.severity === cell.severity);
}

function isJudged({ verdict }: ObligationRow): boolean {
  return verdict === 'met' || verdict === 'missed';
}

function valueFrom({ kind, unit }: Figure, [part, n]: Totals): number | null {
  if (unit === 'count') return part;
  const fewest = kind === 'delivered' || kind === 'answered' ? 1 : ratedFrom;
  return n < fewest ? null : part / n;
}
