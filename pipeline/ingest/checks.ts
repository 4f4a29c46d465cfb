import { type CanonicalColumn, statuses, stored } from './canonical.js';
import { formatsOf } from './instants.js';
import type { Mapping } from './mapping.js';
import { identifier, literals } from './quote.js';
import { localName, textName } from './texts.js';

/** One way in which a row cannot be read. */
export interface Check {
  readonly column: string;
  /** SQL that is true where the row fails. */
  readonly fails: string;
  readonly reason: string;
}

/** The reason of a time that needs a zone where none is given; it stops the file. */
export const zoneless = 'says no offset from UTC, and no zone is given';

/** Everything that can be wrong with a row of a table, in the order of its columns. `isZoned` says whether local times have a zone. */
export function checksFor(mapping: Mapping, isZoned: boolean): Check[] {
  return [
    ...mapping.table.columns.flatMap((column) => checksOf(column, mapping, isZoned)),
    ...eventChecks(mapping),
  ];
}

function checksOf(column: CanonicalColumn, mapping: Mapping, isZoned: boolean): Check[] {
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
  if (kind.is === 'instant' && !isZoned) {
    checks.push({
      column: column.name,
      fails: `${value} is null and ${localName(column)} is not null`,
      reason: zoneless,
    });
  }
  const unread =
    kind.is === 'word'
      ? `${value} is not null and ${value} not in (${literals(kind.words)})`
      : `${text} is not null and ${value} is null`;
  checks.push({ column: column.name, fails: unread, reason: reasonFor(column, mapping) });
  return checks;
}

function reasonFor(column: CanonicalColumn, mapping: Mapping): string {
  const formats = formatsOf(column, mapping.map);
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
