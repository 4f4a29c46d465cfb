import { columnWidth, size } from '../look/tokens.js';
import type { Column, Table } from './contract.js';
import { textWidth, unbrokenPieces } from './measure.js';

const narrowest = 34;
const widestPiece = 90;

/** The space after each column: more where figures on the right meet words on the left. */
export function columnGutters(columns: readonly Column[]): readonly number[] {
  return columns.map((column, index) => {
    const next = columns[index + 1];
    if (next === undefined) return 0;
    return column.align === 'right' && next.align === 'left' ? 16 : 8;
  });
}

/** A table of many columns is set a little smaller. */
export function textSize(columns: readonly Column[]): number {
  return columns.length > 7 ? 7.4 : size.small;
}

/** How wide each column of a printed table is: what it needs, or, where that is too much, its share of what the others leave. */
export function columnWidths(table: Table, rows: Table['rows']): readonly number[] {
  const gutters = columnGutters(table.columns);
  const needs = table.columns.map(
    (column, index) => need(table, rows, column, index) + (gutters[index] ?? 0),
  );
  const wraps = table.columns.map((column, index) => mayWrap(column, rows, index));
  const all = sum(needs);
  if (all <= columnWidth) return spreadOut(needs, columnWidth - all);
  const least = needs.map((width, index) =>
    wraps[index]
      ? Math.min(width, longestPiece(table, rows, index) + (gutters[index] ?? 0))
      : width,
  );
  const room = columnWidth - sum(least);
  if (room < 0) return least.map((width) => hundredths((width * columnWidth) / sum(least)));
  const wanted = needs.map((width, index) => width - (least[index] ?? 0));
  const most = capFor(
    wanted.filter((more) => more > 0),
    room,
  );
  return least.map((width, index) => hundredths(width + Math.min(wanted[index] ?? 0, most)));
}

/** The widest piece that a line cannot part, or as much of it as a column is made for. */
function longestPiece(table: Table, rows: Table['rows'], index: number): number {
  const size = textSize(table.columns);
  const texts = [table.columns[index]?.label ?? '', ...rows.map((row) => row[index]?.text ?? '')];
  const widest = texts
    .flatMap(unbrokenPieces)
    .reduce((most, piece) => Math.max(most, textWidth(piece.trimEnd(), size)), narrowest);
  return Math.min(widest + 0.5, widestPiece);
}

function need(table: Table, rows: Table['rows'], column: Column, index: number): number {
  const mark = column.kind === 'verdict' ? 10 : 0;
  const texts = rows.map(
    (row) => textWidth(row[index]?.text ?? '', textSize(table.columns)) + mark,
  );
  const total = textWidth(table.sumRow?.[index]?.text ?? '', textSize(table.columns), 600);
  const widest = texts.reduce((most, width) => Math.max(most, width), total);
  return Math.max(widest, textWidth(column.label, textSize(table.columns))) + 0.5;
}

/** Words wrap; figures, instants and ids stand on one line unless they are as long as a hash. */
export function mayWrap(column: Column, rows: Table['rows'], index: number): boolean {
  return column.kind === 'text' || rows.some((row) => (row[index]?.text.length ?? 0) > 24);
}

/** The most that one column may take of the room, so that all of them fill it. */
function capFor(needs: readonly number[], room: number): number {
  const rising = [...needs].sort((left, right) => left - right);
  let left = room;
  for (const [index, width] of rising.entries()) {
    const fair = left / (rising.length - index);
    if (width > fair) return fair;
    left -= width;
  }
  return Number.POSITIVE_INFINITY;
}

/** A table that is nearly as wide as the page is made as wide; a small one stays small. */
function spreadOut(needs: readonly number[], spare: number): readonly number[] {
  if (spare > columnWidth * 0.45) return needs.map((width) => hundredths(width + 12));
  return needs.map((width) => hundredths(width + spare / needs.length));
}

function hundredths(width: number): number {
  return Math.floor(width * 100) / 100;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
