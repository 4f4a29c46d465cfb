import type { Warehouse } from '../warehouse/open.js';
import { loadConnector, mergeMaps } from './connector.js';
import type { IngestFile, IngestOptions, IngestResult } from './contract.js';
import { deriveCases, makeOwnTable } from './derive.js';
import { parseExportedAt } from './exported-at.js';
import { loadTyped } from './load.js';
import { noMap } from './map.js';
import { type Mapping, mapColumns } from './mapping.js';
import { quarantineRows } from './quarantine.js';
import { readIncoming } from './read/read.js';
import { findRecorded, nextSourceId, recordSource, type SourceRecord } from './recorded.js';
import { coveredTime, quarantineReasons } from './result.js';
import { findSource, fingerprint } from './source.js';
import { forgetTemporaries } from './temporaries.js';
import { makeTypedRows } from './typed-rows.js';
import { parseZone } from './zone.js';

/** Ingests one file: whole, or not at all. */
export async function ingestFile(
  warehouse: Warehouse,
  file: IngestFile,
  options: IngestOptions,
): Promise<IngestResult> {
  try {
    return await ingestOwn(warehouse, file, options);
  } finally {
    await forgetTemporaries(warehouse);
  }
}

// What is read lies in temporary tables before the transaction begins: inside it, their rowid would not count from 0.
async function ingestOwn(
  warehouse: Warehouse,
  file: IngestFile,
  options: IngestOptions,
): Promise<IngestResult> {
  const connector = options.connector === undefined ? undefined : loadConnector(options.connector);
  const given = options.map ?? noMap;
  const map = connector === undefined ? given : mergeMaps(connector.map, given);
  const zoneName = options.zone ?? map.zone;
  const zone = zoneName === undefined ? undefined : await parseZone(zoneName, warehouse);
  const exportedAtMs = parseExportedAt(options.exportedAt ?? map.exported_at);
  const source = findSource(file.name, file.path);
  const sha256 = await fingerprint(source);
  const { format, incoming } = await readIncoming(source, map, warehouse);
  const mapping = mapColumns(file.name, incoming.columns, map, connector?.table ?? options.table);
  const recorded = await findRecorded(sha256, mapping.table.name, warehouse);
  if (recorded !== undefined) return unchanged(file, mapping, format, recorded);
  const typed = await makeTypedRows(file.name, incoming, mapping, zone, warehouse);
  const columns = typed.sql.columns.map((column) => column.name);
  return inTransaction(warehouse, async () => {
    if (connector !== undefined) await makeOwnTable(connector, warehouse);
    const sourceId = await nextSourceId(warehouse);
    const quarantined = await quarantineRows(sourceId, typed.sql, warehouse);
    const counts = await loadTyped(mapping.table, { sourceId, exportedAtMs, columns }, warehouse);
    const result: IngestResult = {
      ...blank(file, mapping, format),
      sourceId,
      zone: zone?.name ?? null,
      rowsRead: incoming.rows,
      ...counts,
      quarantined,
      ...(await coveredTime(mapping, warehouse)),
      gapTimes: typed.gapTimes,
      overlapTimes: typed.overlapTimes,
      reasons: await quarantineReasons(sourceId, warehouse),
    };
    checkConserved(result);
    const facts = {
      source,
      sha256,
      exportedAtMs,
      connector: connector?.name,
      columns: incoming.columns,
    };
    await recordSource(result, facts, warehouse);
    if (connector === undefined) return result;
    return { ...result, derived: await deriveCases(connector, warehouse) };
  });
}

async function inTransaction<Result>(
  warehouse: Warehouse,
  work: () => Promise<Result>,
): Promise<Result> {
  await warehouse.run('begin');
  try {
    const result = await work();
    await warehouse.run('commit');
    return result;
  } catch (error) {
    await warehouse.run('rollback');
    throw error;
  }
}

function blank(file: IngestFile, mapping: Mapping, format: string) {
  return {
    file: file.name,
    table: mapping.table.name,
    format,
    isUnchanged: false,
    loaded: 0,
    duplicates: 0,
    quarantined: 0,
    gapTimes: 0,
    overlapTimes: 0,
    unknownColumns: mapping.extras.map((extra) => extra.name),
    derived: [],
    reasons: [],
  };
}

function unchanged(
  file: IngestFile,
  mapping: Mapping,
  format: string,
  recorded: SourceRecord,
): IngestResult {
  return {
    ...blank(file, mapping, format),
    isUnchanged: true,
    sourceId: recorded.source_id,
    zone: recorded.zone,
    rowsRead: recorded.rows_read,
    duplicates: recorded.rows_read,
    firstAtMs: recorded.first_at_ms,
    lastAtMs: recorded.last_at_ms,
  };
}

/** A row that is nowhere would be a lie in every figure that follows. */
function checkConserved(result: IngestResult): void {
  const { rowsRead, loaded, duplicates, quarantined } = result;
  if (rowsRead === loaded + duplicates + quarantined) return;
  throw new Error(
    `${result.file}: ${rowsRead} rows were read, but ${loaded} loaded, ${duplicates} duplicates and ${quarantined} quarantined.`,
  );
}
