import { literals } from '../../ingest/quote.js';
import type { Warehouse } from '../../warehouse/open.js';
import type {
  AuditedSource,
  CasesOfPolicy,
  CompletenessFinding,
  CoverageFinding,
  IdGap,
  IdSequence,
  QuarantinedRow,
  TableRecount,
} from '../audit-contract.js';
import type { ScopeFinding } from '../contract.js';
import { found, gather, release } from '../queries.js';
import { zoneNamed } from '../zone-named.js';
import { coverageOf, type DateCount } from './coverage.js';
import { datesBetween } from './dates.js';

const sequenceFrom = 10;

/** Whether all that was exported is there: every file, every row, every number and every date. */
export async function findCompleteness(
  warehouse: Warehouse,
  scope: ScopeFinding,
): Promise<CompletenessFinding> {
  await gather(warehouse, 'numbered_ids');
  const completeness = {
    sources: await findSources(warehouse),
    tables: await findTables(warehouse),
    quarantine: await findQuarantine(warehouse),
    sequences: await findSequences(warehouse),
    gaps: await findGaps(warehouse),
    coverage: await findCoverage(warehouse, scope),
    cases: await findCases(warehouse),
  };
  await release(warehouse, 'numbered_ids');
  return completeness;
}

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

async function findSources(warehouse: Warehouse): Promise<AuditedSource[]> {
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

async function findTables(warehouse: Warehouse): Promise<TableRecount[]> {
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

async function findQuarantine(warehouse: Warehouse): Promise<QuarantinedRow[]> {
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

async function findSequences(warehouse: Warehouse): Promise<IdSequence[]> {
  const rows = await found<{
    table_name: string;
    prefix: string;
    ids: number;
    numbers: number;
    first_number: number;
    last_number: number;
    missing: number;
    jump: number | null;
  }>(warehouse, 'id_sequences');
  return rows.map(({ table_name, first_number, last_number, ...row }) => ({
    table: table_name,
    ...row,
    first: first_number,
    last: last_number,
    isSequence: row.numbers >= sequenceFrom && row.missing <= row.numbers,
  }));
}

async function findGaps(warehouse: Warehouse): Promise<IdGap[]> {
  const rows = await found<{
    table_name: string;
    prefix: string;
    first_number: number;
    last_number: number;
    missing: number;
  }>(warehouse, 'id_gaps');
  return rows.map(({ table_name, prefix, first_number, last_number, missing }) => ({
    table: table_name,
    prefix,
    first: first_number,
    last: last_number,
    missing,
  }));
}

async function findCoverage(warehouse: Warehouse, scope: ScopeFinding): Promise<CoverageFinding> {
  const dates = datesBetween(scope.fromMs, scope.toMs, zoneNamed(scope.zone));
  await warehouse.run(
    `set variable audited_dates = [${literals(dates.map(({ date }) => date))}]::varchar[]`,
  );
  await warehouse.run(
    `set variable audited_date_starts = [${dates.map(({ fromMs }) => fromMs).join(', ')}]::bigint[]`,
  );
  const counts = await found<DateCount>(warehouse, 'covered_dates');
  const [span] = await found<{
    first_at_ms: number | null;
    last_at_ms: number | null;
    events: number;
  }>(warehouse, 'covered_span');
  return {
    firstEventAtMs: span?.first_at_ms ?? null,
    lastEventAtMs: span?.last_at_ms ?? null,
    events: span?.events ?? 0,
    ...coverageOf(counts),
  };
}

async function findCases(warehouse: Warehouse): Promise<CasesOfPolicy[]> {
  const rows = await found<{ policy: string | null; is_judged: boolean; cases: number }>(
    warehouse,
    'judged_cases',
  );
  return rows.map(({ policy, is_judged, cases }) => ({ policy, isJudged: is_judged, cases }));
}
