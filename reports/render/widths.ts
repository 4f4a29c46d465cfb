import { columnWidth, size } from '../look/tokens.js';
import type { Column, Table } from './contract.js';
import { textWidth } from './measure.js';

const gutter = 8;
const narrowest = 34;

/** An id, a hash or a word longer than this may break. */
export const UNBROKEN = 24;

/** How wide each column of a printed table is: what it needs, or, where that is too much, its share of what the others leave. */
export function columnWidths(table: Table, rows: Table['rows']): readonly number[] {
  const needs = table.columns.map((column, index) => need(table, rows, column, index));
  const wraps = table.columns.map((column, index) => mayWrap(column, rows, index));
  const all = sum(needs);
  if (all <= columnWidth) return spreadOut(needs, columnWidth - all);
  const fixed = sum(needs.filter((_, index) => !wraps[index]));
  const flexible = needs.filter((_, index) => wraps[index]);
  const room = Math.max(columnWidth - fixed, flexible.length * (narrowest + gutter));
  const cap = capFor(flexible, room);
  const widths = needs.map((width, index) => (wraps[index] ? Math.min(width, cap) : width));
  const scale = Math.min(1, columnWidth / sum(widths));
  return widths.map((width) => hundredths(width * scale));
}

function need(table: Table, rows: Table['rows'], column: Column, index: number): number {
  const mark = column.kind === 'verdict' ? 10 : 0;
  const texts = rows.map((row) => textWidth(row[index]?.text ?? '', size.small) + mark);
  const total = textWidth(table.sumRow?.[index]?.text ?? '', size.small, 600);
  const widest = texts.reduce((most, width) => Math.max(most, width), total);
  return Math.max(widest, textWidth(column.label, size.small)) + gutter + 0.5;
}

function mayWrap(column: Column, rows: Table['rows'], index: number): boolean {
  return column.kind === 'text' || rows.some((row) => (row[index]?.text.length ?? 0) > UNBROKEN);
}

/** The width at which columns that need more are cut, so that all of them fill the room. */
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
