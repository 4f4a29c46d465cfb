import { type CanonicalTable, stored } from './canonical.js';
import { identifier } from './quote.js';

/** The stored columns of a table's key. */
export function keyColumns(table: CanonicalTable): string[] {
  return table.columns.filter((column) => table.key.includes(column.name)).map(stored);
}

/** SQL for a number that equal keys share; unequal keys seldom do. */
export function keyHash(table: CanonicalTable, prefix = ''): string {
  const hash = `hash(${keyColumns(table)
    .map((name) => prefix + identifier(name))
    .join(', ')})`;
  if (table.identity === undefined) return hash;
  const identity = prefix + identifier(table.identity);
  return `case when ${identity} is not null then hash(${identity}) else ${hash} end`;
}

/** SQL for the key as text, exact: what two rows share if they are the same row. */
export function keyText(table: CanonicalTable, prefix = ''): string {
  const entry = (name: string): string => `${identifier(name)}: ${prefix}${identifier(name)}`;
  const key = `to_json({${keyColumns(table).map(entry).join(', ')}})::text`;
  if (table.identity === undefined) return key;
  const identity = prefix + identifier(table.identity);
  return `case when ${identity} is not null then to_json({${entry(table.identity)}})::text else ${key} end`;
}

/** SQL that is true for rows whose content a later export may replace: events only by their id. */
export function mayBeReplaced(table: CanonicalTable, prefix = ''): string {
  return table.identity === undefined
    ? 'true'
    : `${prefix}${identifier(table.identity)} is not null`;
}
