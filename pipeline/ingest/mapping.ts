import { type Failure, UserError } from '../failure.js';
import { type CanonicalColumn, type CanonicalTable, canonicalTables } from './canonical.js';
import { type Connector, connectorNames, loadConnector } from './connector.js';
import type { ColumnMap } from './map.js';
import { didYouMean, folded } from './suggest.js';

/** Where the text of one canonical column comes from. */
export type Origin =
  | { readonly is: 'column'; readonly index: number; readonly name: string }
  | { readonly is: 'constant'; readonly value: string };

/** One file's columns against one canonical table. */
export interface Mapping {
  readonly table: CanonicalTable;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Columns that the table does not know; they are kept in `extra`. */
  readonly extras: readonly { readonly index: number; readonly name: string }[];
  readonly map: ColumnMap;
}

/** Finds the table that a file's columns speak of and where each of its columns comes from, or says what is missing. */
export function mapColumns(
  file: string,
  columns: readonly string[],
  map: ColumnMap,
  told: CanonicalTable | string | undefined,
): Mapping {
  const table = chooseTable(file, columns, map, told ?? map.table);
  const problems: Failure[] = [];
  const origins = originsOf(file, table, columns, map, problems);
  for (const column of table.columns) {
    if (column.required && !origins.has(column.name)) {
      problems.push(missingColumn(file, table, column, columns));
    }
  }
  problems.push(...strangers(file, table, map));
  if (problems.length > 0) throw new UserError(problems);
  const used = new Set(
    [...origins.values()].flatMap((origin) => (origin.is === 'column' ? [origin.index] : [])),
  );
  const ignored = new Set(map.ignore.map(folded));
  const keepsUnknown = canonicalTables.includes(table);
  const extras = columns
    .map((name, index) => ({ index, name }))
    .filter(({ index, name }) => keepsUnknown && !used.has(index) && !ignored.has(folded(name)));
  return { table, origins, extras, map };
}

function chooseTable(
  file: string,
  columns: readonly string[],
  map: ColumnMap,
  told: CanonicalTable | string | undefined,
): CanonicalTable {
  if (told === undefined) return recognise(file, columns, map);
  return typeof told === 'string' ? tableNamed(told) : told;
}

function tableNamed(name: string): CanonicalTable {
  const found = canonicalTables.find((table) => table.name === name);
  if (found !== undefined) return found;
  const names = canonicalTables.map((table) => table.name);
  throw new UserError({
    code: 'ingest.no-such-table',
    message: `There is no table "${name}".${didYouMean(name, names)}`,
    hint: `The tables are ${names.join(', ')}.`,
  });
}

function recognise(file: string, columns: readonly string[], map: ColumnMap): CanonicalTable {
  const has = new Set([
    ...columns.map(folded),
    ...Object.keys(map.columns).map(folded),
    ...Object.keys(map.constants).map(folded),
  ]);
  const ranked = canonicalTables
    .map((table) => ({
      table,
      known: table.columns.filter((column) => has.has(folded(column.name))).length,
      missing: table.columns.filter((column) => column.required && !has.has(folded(column.name)))
        .length,
    }))
    .filter(({ known, missing }) => known > missing)
    .sort((a, b) => b.known - a.known || a.missing - b.missing);
  const [best, second] = ranked;
  const system = best?.missing === 0 ? undefined : connectorFor(columns);
  if (system !== undefined) {
    throw new UserError({
      code: 'ingest.needs-connector',
      where: file,
      message: `Its columns are those of a ${system.title}.`,
      hint: `Read it as one: --as ${system.name}.`,
    });
  }
  if (best === undefined) throw new UserError(unrecognised(file, columns));
  if (second !== undefined && second.known === best.known && second.missing === best.missing) {
    throw new UserError({
      code: 'ingest.ambiguous-table',
      where: file,
      message: `Its columns fit ${best.table.name} as well as ${second.table.name}.`,
      hint: `Say which: --table ${best.table.name} or --table ${second.table.name}.`,
    });
  }
  return best.table;
}

function originsOf(
  file: string,
  table: CanonicalTable,
  columns: readonly string[],
  map: ColumnMap,
  problems: Failure[],
): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const column of table.columns) {
    const theirs = map.columns[column.name];
    const constant = map.constants[column.name];
    if (theirs === undefined && constant !== undefined) {
      origins.set(column.name, { is: 'constant', value: constant });
      continue;
    }
    const indexes = indexesOf(theirs ?? column.name, columns);
    const [index] = indexes;
    if (indexes.length > 1) {
      problems.push(repeatedColumn(file, theirs ?? column.name, indexes));
    } else if (index !== undefined) {
      origins.set(column.name, { is: 'column', index, name: columns[index] ?? '' });
    } else if (theirs !== undefined) {
      problems.push({
        code: 'ingest.no-such-column',
        where: file,
        message: `The map takes ${column.name} from "${theirs}", and the file has no such column.${didYouMean(theirs, columns)}`,
        hint: `Its columns are ${columns.join(', ')}.`,
      });
    }
  }
  return origins;
}

function indexesOf(name: string, columns: readonly string[]): number[] {
  const exact = columns.flatMap((column, index) => (column === name ? [index] : []));
  if (exact.length > 0) return exact;
  return columns.flatMap((column, index) => (folded(column) === folded(name) ? [index] : []));
}

function connectorFor(columns: readonly string[]): Connector | undefined {
  const has = new Set(columns.map(folded));
  return connectorNames()
    .map(loadConnector)
    .find(({ table, map }) =>
      table.columns
        .filter((column) => column.required)
        .every((column) => has.has(folded(map.columns[column.name] ?? column.name))),
    );
}

/** Keys of the map that no column of the table answers to: slips that would go unnoticed. */
function strangers(file: string, table: CanonicalTable, map: ColumnMap): Failure[] {
  const names = table.columns.map((column) => column.name);
  const forValues = table.name === 'events' ? [...names, ...valuedTypes] : names;
  const check = (part: string, keys: readonly string[], known: readonly string[]): Failure[] =>
    keys
      .filter((key) => !known.includes(key))
      .map((key) => ({
        code: 'ingest.map-stranger',
        where: file,
        message: `The map names ${part}.${key}, and ${table.name} has no column ${key}.${didYouMean(key, known)}`,
        hint: `The columns of ${table.name} are ${names.join(', ')}.`,
      }));
  return [
    ...check('columns', Object.keys(map.columns), names),
    ...check('constants', Object.keys(map.constants), names),
    ...check('values', Object.keys(map.values), forValues),
    ...check('formats', Object.keys(map.formats), [...names, '*']),
  ];
}

/** Event types whose value the map may translate under the type's own name. */
export const valuedTypes: readonly string[] = [
  'status',
  'severity',
  'assignee',
  'category',
  'tier',
  'severity_proposed',
  'severity_agreed',
  'resource',
];

function missingColumn(
  file: string,
  table: CanonicalTable,
  column: CanonicalColumn,
  columns: readonly string[],
): Failure {
  const guess = didYouMean(column.name, columns);
  return {
    code: 'ingest.missing-column',
    where: file,
    message: `It is read as ${table.name}, and ${table.name} needs a column ${column.name}.${guess}`,
    hint: `Name theirs in a map (--map FILE): columns: {${column.name}: "Their name"}, or constants: {${column.name}: value}; or say --table if this is another table. Its columns are ${columns.join(', ')}.`,
  };
}

function repeatedColumn(file: string, name: string, indexes: readonly number[]): Failure {
  return {
    code: 'ingest.repeated-column',
    where: file,
    message: `The header has the column "${name}" ${indexes.length} times (columns ${indexes.map((index) => index + 1).join(', ')}).`,
    hint: 'Rename one of them in the file: it cannot be known which one is meant.',
  };
}

function unrecognised(file: string, columns: readonly string[]): Failure {
  return {
    code: 'ingest.unknown-table',
    where: file,
    message: `No table is recognised by its columns: ${columns.join(', ')}.`,
    hint: 'Say which with --table, and name its columns in a map (--map FILE).',
  };
}
