import type { RangeFinding, Rate } from '../../pipeline/findings/contract.js';
import type { Cell, Column, ColumnKind, RateFigure, Table } from '../render/contract.js';
import { count } from './count.js';
import { outOf, percent, percentSpan } from './rate.js';

export { withoutEmpty } from '../render/columns.js';

/** A rate with its words, and with the id by which its obligations are found. */
export function rateFigure(
  rate: Rate,
  range: RangeFinding | null = null,
  trace?: string,
): RateFigure {
  const { met, missed, n } = rate;
  return {
    rate: rate.rate,
    text: rateText(rate),
    met,
    missed,
    n,
    nText: `n ${count(n)}`,
    interval:
      rate.low === null || rate.high === null
        ? null
        : { low: rate.low, high: rate.high, text: percentSpan(rate.low, rate.high, n) },
    range:
      range === null
        ? null
        : { low: range.low, high: range.high, text: percentSpan(range.low, range.high, n) },
    ...(trace === undefined || n === 0 ? {} : { trace }),
  };
}

/** "94.1 %", "7 of 8" where there are too few to rate, "none due" where there are none. */
export function rateText({ rate, met, n }: Rate): string {
  if (n === 0) return 'none due';
  return rate === null ? outOf(met, n) : percent(rate, n);
}

/** A cell whose text says all. */
export function words(text: string): Cell {
  return { text, value: null };
}

/** A cell with the raw value beside its text. */
export function figure(text: string, value: number | null): Cell {
  return { text, value };
}

/** A cell that counts. */
export function counting(n: number): Cell {
  return figure(count(n), n);
}

/** The cell as a link to the obligations that it counts. */
export function traced(cell: Cell, id: string): Cell {
  return { ...cell, links: [{ text: cell.text, href: `#${id}` }] };
}

/** A column whose kind says how it is aligned. */
export function column(key: string, label: string, kind: ColumnKind = 'text'): Column {
  const isRight = kind === 'count' || kind === 'rate' || kind === 'duration';
  return { key, label, kind, align: isRight ? 'right' : 'left' };
}

/** A table without sum, note and file unless they are given. */
export function table(
  id: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  more: Partial<Table> = {},
): Table {
  return { id, caption, columns, rows, sumRow: null, note: null, csv: null, ...more };
}
