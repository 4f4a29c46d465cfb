import type { Figure, FigureKind, Rate } from '../findings/contract.js';
import { ratedFrom } from '../findings/rate.js';

/** Which figure of its kind it is. */
export type FigureOf = Partial<Pick<Figure, 'promise' | 'cell' | 'verdict' | 'subject'>>;

/** A figure of which nothing is known yet. */
export const nothing = {
  promise: null,
  cell: null,
  verdict: null,
  subject: null,
  part: null,
  n: null,
  value: null,
} as const;

/** A figure with what is known of it. */
export function figure(
  id: string,
  kind: FigureKind,
  unit: Figure['unit'],
  given: Partial<Figure>,
): Figure {
  return { ...nothing, ...given, id, kind, unit };
}

/** A figure of tables and charts: the same id in every run of one scope. */
export function detail(
  kind: FigureKind,
  unit: Figure['unit'],
  of: FigureOf,
  said: Partial<Pick<Figure, 'part' | 'n' | 'value'>>,
): Figure {
  return figure(detailId(kind, of), kind, unit, { ...of, ...said });
}

/** The id of a figure of tables and charts: `near/first_response/gold/high`. */
export function detailId(kind: FigureKind, of: FigureOf): string {
  const { promise = null, cell = null, verdict = null, subject = null } = of;
  const place = cell === null ? [] : [cell.tier ?? '-', cell.severity ?? '-'];
  const id = [kind, promise ?? '-', ...place, verdict, subject].filter((part) => part !== null);
  return id.join('/');
}

/** The id of one that is looked at first: `first_response/gold/high/rate`. */
export function rateId(kind: FigureKind, { promise, cell, verdict }: FigureOf): string {
  const place = cell == null ? [] : [cell.tier ?? '-', cell.severity ?? '-'];
  return [promise ?? 'all', ...place, verdict ?? kind].join('/');
}

export function countDetail(kind: FigureKind, value: number, of: FigureOf): Figure {
  return detail(kind, 'count', of, { value });
}

/** So many of so many; the share is null under ten. */
export function shareDetail(kind: FigureKind, part: number, n: number, of: FigureOf): Figure {
  return detail(kind, 'share', of, { part, n, value: n < ratedFrom ? null : part / n });
}

export function rateDetail(kind: FigureKind, rate: Rate, of: FigureOf): Figure {
  return detail(kind, 'share', of, { part: rate.met, n: rate.n, value: rate.rate });
}

export function timeDetail(kind: FigureKind, value: number | null, of: FigureOf): Figure {
  return detail(kind, 'duration', of, { value });
}

/** Queries give cells in no order. */
export function inOrder<
  Cell extends { readonly tier: string | null; readonly severity: string | null },
>(cells: readonly Cell[]): Cell[] {
  const place = ({ tier, severity }: Cell) => `${tier ?? ''}/${severity ?? ''}`;
  return [...cells].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
