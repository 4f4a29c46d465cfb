import type { Warehouse } from '../warehouse/open.js';
import type { DataFinding } from './contract.js';
import { found } from './queries.js';

interface SourceTally {
  readonly path: string;
  readonly sha256: string;
  readonly table_name: string;
  readonly rows_read: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly first_at_ms: number | null;
  readonly last_at_ms: number | null;
  readonly dst_gap_times: number | null;
  readonly dst_overlap_times: number | null;
}

/** The files behind the figures, and what in them does not fit together. */
export async function findData(warehouse: Warehouse): Promise<DataFinding> {
  const sources = await found<SourceTally>(warehouse, 'sources');
  const orphans = await found<{ table_name: string; lacks: 'case' | 'account'; strays: number }>(
    warehouse,
    'orphans',
  );
  const disagreements = await found<DataFinding['disagreements'][number]>(
    warehouse,
    'disagreements',
  );
  const [counted] = await found<{
    cases: number;
    without_contract: number;
    without_version: number;
  }>(warehouse, 'workspace_cases');
  return {
    sources: sources.map((source) => ({
      file: source.path,
      sha256: source.sha256,
      table: source.table_name,
      rowsRead: source.rows_read,
      loaded: source.loaded,
      duplicates: source.duplicates,
      quarantined: source.quarantined,
      firstAtMs: source.first_at_ms,
      lastAtMs: source.last_at_ms,
    })),
    gapTimes: sources.reduce((sum, source) => sum + (source.dst_gap_times ?? 0), 0),
    overlapTimes: sources.reduce((sum, source) => sum + (source.dst_overlap_times ?? 0), 0),
    orphans: orphans.map(({ table_name, lacks, strays }) => ({
      table: table_name,
      lacks,
      rows: strays,
    })),
    disagreements,
    workspaceCases: counted?.cases ?? 0,
    casesWithoutContract: counted?.without_contract ?? 0,
    casesWithoutVersion: counted?.without_version ?? 0,
  };
}
