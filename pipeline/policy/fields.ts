import { canonicalTables, eventTypes } from '../ingest/canonical.js';

/** A field of the tables that can be ingested: a column, a type of event, or a column of the events of a type. */
export interface Field {
  readonly name: string;
  readonly table: string;
  readonly eventType: string | null;
  readonly column: string | null;
}

const name = '[a-z][a-z_]*(\\.[A-Za-z_][A-Za-z0-9_]*){1,2}';

export const fieldPattern = new RegExp(`^${name}( or ${name})*$`);

export const namesFields =
  'Fields are written cases.category, events.escalation, events.message.actor_type, or "cases.severity or events.severity".';

/** The alternatives that a need names, the first the usual one. */
export function alternativesOf(need: string): Field[] {
  return need.split(' or ').map(fieldNamed);
}

/** Whether the formats know the field. What they do not know an export may bring in a column of its own. */
export function isKnownField({ table, eventType, column }: Field): boolean {
  if (eventType !== null && !isEventType(eventType)) return false;
  if (column === null) return true;
  const known = canonicalTables.find((each) => each.name === table)?.columns ?? [];
  return known.some((each) => each.name === column);
}

function fieldNamed(written: string): Field {
  const [table = '', first = '', second] = written.split('.');
  if (second !== undefined) return { name: written, table, eventType: first, column: second };
  const isType = table === 'events' && (isEventType(first) || !isEventColumn(first));
  return isType
    ? { name: written, table, eventType: first, column: null }
    : { name: written, table, eventType: null, column: first };
}

function isEventType(word: string): boolean {
  return eventTypes.some((type) => type === word);
}

function isEventColumn(word: string): boolean {
  const events = canonicalTables.find((table) => table.name === 'events')?.columns ?? [];
  return events.some((column) => column.name === word);
}
