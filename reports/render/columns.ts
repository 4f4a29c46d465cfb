import type { Table } from './contract.js';

/** The table without the columns in which no row says anything; without rows it keeps them all. */
export function withoutEmpty(full: Table): Table {
  if (full.rows.length === 0) return full;
  const kept = full.columns.map((_, index) => full.rows.some((row) => row[index]?.text !== ''));
  const keep = <Item>(items: readonly Item[]) => items.filter((_, index) => kept[index] === true);
  return {
    ...full,
    columns: keep(full.columns),
    rows: full.rows.map(keep),
    sumRow: full.sumRow === null ? null : keep(full.sumRow),
  };
}
