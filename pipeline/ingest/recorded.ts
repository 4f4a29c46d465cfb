import { basename } from 'node:path';
import { LIST, listValue, VARCHAR } from '@duckdb/node-api';
import type { Warehouse } from '../warehouse/open.js';
import type { IngestResult } from './contract.js';
import type { Prepared } from './prepare.js';

/** Writes a file's line in `raw.sources`. */
export async function recordSource(
  result: IngestResult,
  { source, sha256, exportedAtMs, connector, incoming, recipe }: Prepared,
  warehouse: Warehouse,
): Promise<void> {
  await warehouse.connection.run(
    `insert into raw.sources values (
        $id, $path, $sha256, $bytes, $format, $compression, $table, $connector,
        $zone, $exported_at_ms, $id, $rows_read, $loaded, $duplicates,
        $quarantined, $first_at_ms, $last_at_ms, $columns, $gap, $overlap,
        $recipe::json
    )`,
    {
      id: result.sourceId,
      path: basename(source.name),
      sha256,
      bytes: source.bytes,
      format: result.format,
      compression: source.compression,
      table: result.table,
      connector: connector?.name ?? null,
      zone: result.zone,
      exported_at_ms: exportedAtMs ?? null,
      rows_read: result.rowsRead,
      loaded: result.loaded,
      duplicates: result.duplicates,
      quarantined: result.quarantined,
      first_at_ms: result.firstAtMs,
      last_at_ms: result.lastAtMs,
      columns: listValue(incoming.columns),
      gap: result.gapTimes,
      overlap: result.overlapTimes,
      recipe: JSON.stringify(recipe),
    },
    { columns: LIST(VARCHAR) },
  );
}

/** A line of `raw.sources`: a file that the warehouse has. */
export interface SourceRecord {
  readonly source_id: number;
  readonly path: string;
  readonly zone: string | null;
  readonly rows_read: number;
  readonly first_at_ms: number | null;
  readonly last_at_ms: number | null;
}

/** The ingest of these very bytes into that table, if there was one. */
export async function findRecorded(
  sha256: string,
  table: string,
  warehouse: Warehouse,
): Promise<SourceRecord | undefined> {
  const [found] = await warehouse.rows<SourceRecord>(
    `select source_id, path, zone, rows_read, first_at_ms, last_at_ms
    from raw.sources
    where sha256 = $sha256 and table_name = $table`,
    { sha256, table },
  );
  return found;
}

/** The number that the next source gets. */
export async function nextSourceId(warehouse: Warehouse): Promise<number> {
  const [next] = await warehouse.rows<{ id: number }>(
    'select (coalesce(max(source_id), 0) + 1)::integer as id from raw.sources',
  );
  return next?.id ?? 1;
}
