import { type CanonicalColumn, rowFacts, statuses, stored } from './canonical.js';
import { type InstantSql, instantSql } from './instants.js';
import type { Mapping } from './mapping.js';
import { identifier, literal, literals } from './quote.js';
import { present, textOf, worded } from './texts.js';
import type { Offsets } from './zone.js';

/** One way in which a row cannot be read. */
export interface Check {
  readonly column: string;
  /** SQL that is true where the row fails. */
  readonly fails: string;
  readonly reason: string;
}

/** The SQL that turns a file's texts into typed rows, and what can be wrong with them. */
export interface TypedSql {
  /** Rows with `row_number`, a `text_…` per canonical column. */
  readonly texts: string;
  /** Name and SQL of every stored column. */
  readonly columns: readonly { readonly name: string; readonly sql: string }[];
  readonly instants: readonly { readonly column: CanonicalColumn; readonly sql: InstantSql }[];
  readonly checks: readonly Check[];
}

/** Writes the SQL for one file. Without `offsets`, times without an offset of their own stay unread. */
export function typedSql(
  relation: string,
  mapping: Mapping,
  offsets: Offsets | undefined,
): TypedSql {
  const { table } = mapping;
  const texts = table.columns.map((column) => `${textOf(column, mapping)} as ${textName(column)}`);
  const instants = table.columns
    .filter((column) => column.kind.is === 'instant')
    .map((column) => ({
      column,
      sql: instantSql(column, textName(column), mapping.map, offsets),
    }));
  const readAs = (column: CanonicalColumn): string =>
    instants.find((instant) => instant.column === column)?.sql.instant ?? valueSql(column, mapping);
  return {
    texts: `select row_number, ${texts.join(', ')}, ${extraSql(mapping)} as extra from ${relation}`,
    columns: [
      ...table.columns.map((column) => ({ name: stored(column), sql: readAs(column) })),
      ...(table.name === 'cases' ? [{ name: 'row_facts', sql: rowFactsSql(mapping) }] : []),
      { name: 'extra', sql: 'extra' },
    ],
    instants,
    checks: [
      ...table.columns.flatMap((column) => checksOf(column, mapping)),
      ...eventChecks(mapping),
    ],
  };
}

/** The name under which the text of a column is at hand. */
export function textName(column: CanonicalColumn): string {
  return `text_${column.name}`;
}

function valueSql(column: CanonicalColumn, mapping: Mapping): string {
  const text = textName(column);
  switch (column.kind.is) {
    case 'date':
      return dateSql(text, mapping.map.formats[column.name] ?? mapping.map.formats['*']);
    case 'boolean':
      return `case lower(${text}) when 'true' then true when 't' then true when 'yes' then true when 'y' then true when '1' then true when 'false' then false when 'f' then false when 'no' then false when 'n' then false when '0' then false end`;
    case 'number':
      return `case when isfinite(try_cast(${text} as double)) then try_cast(${text} as double) end`;
    case 'clock':
      return `case when regexp_full_match(${text}, '([01]?\\d|2[0-3]):[0-5]\\d(:00)?|24:00(:00)?') then lpad(regexp_replace(${text}, '^(\\d+:\\d\\d).*$', '\\1'), 5, '0') end`;
    case 'word':
      return worded(text);
    default:
      return mapping.table.name === 'events' && column.name.endsWith('value')
        ? `case when ${worded('text_type')} in ('status', 'resource') then ${worded(text)} else ${text} end`
        : text;
  }
}

function dateSql(text: string, formats: readonly string[] | undefined): string {
  if (formats !== undefined) return `try_strptime(${text}, [${literals(formats)}])::date`;
  const midnight = `'\\d{4}-\\d{2}-\\d{2}([T ]00:00(:00(\\.0+)?)?(Z|\\+00(:?00)?)?)?'`;
  return `case when regexp_full_match(${text}, ${midnight}) then try_cast(left(${text}, 10) as date) end`;
}

function checksOf(column: CanonicalColumn, mapping: Mapping): Check[] {
  const text = textName(column);
  const value = identifier(stored(column));
  const checks: Check[] = [];
  if (column.required) {
    checks.push({
      column: column.name,
      fails: `${text} is null`,
      reason: `is empty, and every row of ${mapping.table.name} needs it`,
    });
  }
  if (column.kind.is === 'text' || !mapping.origins.has(column.name)) return checks;
  const { kind } = column;
  const unread =
    kind.is === 'word'
      ? `${value} is not null and ${value} not in (${literals(kind.words)})`
      : `${text} is not null and ${value} is null`;
  checks.push({ column: column.name, fails: unread, reason: reasonFor(column, mapping) });
  return checks;
}

function reasonFor(column: CanonicalColumn, mapping: Mapping): string {
  const formats = mapping.map.formats[column.name] ?? mapping.map.formats['*'];
  switch (column.kind.is) {
    case 'instant':
      return formats === undefined
        ? 'is no date and time: write it like 2026-03-01T09:30:00Z, or give its format in a map'
        : `does not fit the format ${formats.join(' or ')}`;
    case 'date':
      return formats === undefined
        ? 'is no date: write it like 2026-03-01, or give its format in a map'
        : `does not fit the format ${formats.join(' or ')}`;
    case 'boolean':
      return 'is neither true nor false';
    case 'number':
      return 'is no number: write it like 4.5';
    case 'clock':
      return 'is no time of day: write it like 09:00, at most 24:00';
    case 'word':
      return `is none of ${column.kind.words.join(', ')}: translate it in a map, under values`;
    default:
      return 'cannot be read';
  }
}

function eventChecks(mapping: Mapping): Check[] {
  if (mapping.table.name !== 'events') return [];
  return [
    {
      column: 'value',
      fails: `type = 'status' and (value is null or value not in (${literals(statuses)}))`,
      reason: `is no status: the statuses are ${statuses.join(', ')}; translate it in a map, under values.status`,
    },
    {
      column: 'value',
      fails: `type = 'resource' and (value is null or value not in ('available', 'unavailable'))`,
      reason: 'is neither available nor unavailable',
    },
    {
      column: 'value',
      fails: `type = 'merged' and value is null`,
      reason: 'is empty, and a merge needs the surviving case',
    },
  ];
}

function extraSql(mapping: Mapping): string {
  if (mapping.extras.length === 0) return 'null::json';
  const pairs = mapping.extras.map(
    ({ index, name }) => `${literal(name)}, ${present(`c${index}`, mapping)}`,
  );
  return `nullif(json_merge_patch('{}', json_object(${pairs.join(', ')}))::text, '{}')::json`;
}

function rowFactsSql(mapping: Mapping): string {
  const facts = rowFacts.filter((fact) => mapping.origins.has(fact));
  return `[${literals(facts)}]::text[]`;
}
