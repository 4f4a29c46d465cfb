import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../ingest/quote.js';
import { neutralised } from '../ledger/neutralised.js';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';

/** A table of a pack that says how the calendars were laid out; verifying computes it again. */
export interface WindowTable {
  readonly file: string;
  readonly query: string;
  /** What a row is about, for whoever is told that one differs. */
  readonly row: string;
  readonly keys: readonly string[];
}

export const windowTables: readonly WindowTable[] = [
  {
    file: 'windows/calendars.csv',
    query: 'calendars',
    row: 'a calendar',
    keys: ['calendar_id', 'policy', 'policy_version', 'calendar', 'members'],
  },
  {
    file: 'windows/open_windows.csv',
    query: 'calendar_windows',
    row: 'an open window',
    keys: ['calendar_id', 'member', 'opening_date', 'opens_at'],
  },
  {
    file: 'windows/holidays.csv',
    query: 'calendar_closures',
    row: 'a holiday',
    keys: ['calendar_id', 'member', 'closed_date', 'opens'],
  },
];

export const offsetsFile = 'windows/zone_offsets.csv';

/** The query of one of these tables, its texts safe to open in a spreadsheet. */
export async function windowQuery(warehouse: Warehouse, query: string): Promise<string> {
  const sql = readFileSync(join(packageRoot, 'queries', 'exports', `${query}.sql`), 'utf8');
  return neutralised(warehouse, sql, 'all');
}

/** Writes a table as CSV, in the order of its columns. */
export async function writeWindowTable(
  warehouse: Warehouse,
  query: string,
  path: string,
): Promise<void> {
  const sql = await windowQuery(warehouse, query);
  await warehouse.run(`copy (${sql}\n) to ${literal(path)} (format csv, header true)`);
}
