import type { Warehouse } from '../warehouse/open.js';

const views = ['incoming_rows', 'typed'];
const tables = [
  'incoming',
  'incoming_appended',
  'incoming_columnar',
  'incoming_errors',
  'incoming_rejects',
  'incoming_scans',
  'incoming_shifts',
  'json_lines',
  'read_rows',
  'known_hashes',
  'contested',
  'known',
  'decided',
  'snapshots',
];

/** Drops what the ingest of a file leaves in the session, so that its memory is free for the next. */
export async function forgetTemporaries(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    [
      ...views.map((name) => `drop view if exists temp.${name}`),
      ...tables.map((name) => `drop table if exists temp.${name}`),
    ].join(';\n'),
  );
}
