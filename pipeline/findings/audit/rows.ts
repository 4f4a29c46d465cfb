import type { Warehouse } from '../../warehouse/open.js';
import type { AuditedSource, QuarantinedRow, TableRecount } from '../audit-contract.js';
import { found } from '../queries.js';

interface SourceRow {
  readonly source_id: number;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly table_name: string;
  readonly zone: string | null;
  readonly rows_read: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly first_at_ms: number | null;
  readonly last_at_ms: number | null;
  readonly dst_gap_times: number | null;
  readonly dst_overlap_times: number | null;
}

/** Every file with the rows that it had, and whether they add up. */
export async function findSources(warehouse: Warehouse): Promise<AuditedSource[]> {
  const sources = await found<SourceRow>(warehouse, 'sources');
  const recounts = await found<{ source_id: number; quarantined: number }>(
    warehouse,
    'source_recounts',
  );
  const holds = new Map(recounts.map(({ source_id, quarantined }) => [source_id, quarantined]));
  return sources.map((source) => {
    const { rows_read, loaded, duplicates, quarantined } = source;
    const quarantineHolds = holds.get(source.source_id) ?? 0;
    return {
      file: source.path,
      sha256: source.sha256,
      bytes: source.bytes,
      table: source.table_name,
      zone: source.zone,
      rowsRead: rows_read,
      loaded,
      duplicates,
      quarantined,
      quarantineHolds,
      firstAtMs: source.first_at_ms,
      lastAtMs: source.last_at_ms,
      gapTimes: source.dst_gap_times ?? 0,
      overlapTimes: source.dst_overlap_times ?? 0,
      adds: rows_read === loaded + duplicates + quarantined && quarantineHolds === quarantined,
    };
  });
}

/** Every table that was loaded into, and whether what was loaded is there. */
export async function findTables(warehouse: Warehouse): Promise<TableRecount[]> {
  const rows = await found<Omit<TableRecount, 'table' | 'adds'> & { table_name: string }>(
    warehouse,
    'table_recounts',
  );
  return rows.map(({ table_name, loaded, held, replaced }) => ({
    table: table_name,
    loaded,
    held,
    replaced,
    adds: loaded === held + replaced,
  }));
}

/** Every row in quarantine, in the order of files and rows. */
export async function findQuarantine(warehouse: Warehouse): Promise<QuarantinedRow[]> {
  const rows = await found<{
    file: string;
    table_name: string;
    row_number: number;
    column_name: string | null;
    value: string | null;
    reason: string;
  }>(warehouse, 'quarantined_rows');
  return rows.map(({ file, table_name, row_number, column_name, value, reason }) => ({
    file,
    table: table_name,
    row: row_number,
    column: column_name,
    value,
    reason,
  }));
}
