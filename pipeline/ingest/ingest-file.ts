import type { Warehouse } from '../warehouse/open.js';
import type { IngestFile, IngestOptions, IngestResult } from './contract.js';
import { deriveCases, makeOwnTable } from './derive.js';
import { loadTyped } from './load.js';
import { type Prepared, prepareFile } from './prepare.js';
import { quarantineRows } from './quarantine.js';
import { findRecorded, nextSourceId, recordSource, type SourceRecord } from './recorded.js';
import { coveredTime, quarantineReasons } from './result.js';
import { forgetTemporaries } from './temporaries.js';
import { storedColumns } from './typed.js';
import { makeTypedRows, type TypedRows } from './typed-rows.js';
import { type Offsets, offsetsOf } from './zone.js';

/** Ingests one file: whole, or not at all. */
export async function ingestFile(
  warehouse: Warehouse,
  file: IngestFile,
  options: IngestOptions,
): Promise<IngestResult> {
  // What is read lies in temporary tables before the transaction begins: inside it, their rowid would not count from 0.
  try {
    const prepared = await prepareFile(warehouse, file, options);
    const { mapping, incoming } = prepared;
    const recorded = await findRecorded(prepared.sha256, mapping.table.name, warehouse);
    if (recorded !== undefined) return unchanged(prepared, recorded);
    const offsets = await offsetsFor(prepared, options, warehouse);
    const typed = await makeTypedRows(file.name, incoming, mapping, offsets, warehouse);
    return await inTransaction(warehouse, () => loadFile(warehouse, prepared, typed));
  } finally {
    await forgetTemporaries(warehouse);
  }
}

async function loadFile(
  warehouse: Warehouse,
  prepared: Prepared,
  typed: TypedRows,
): Promise<IngestResult> {
  const { mapping, connector, exportedAtMs } = prepared;
  if (connector !== undefined) await makeOwnTable(connector, warehouse);
  const sourceId = await nextSourceId(warehouse);
  const columns = storedColumns(mapping);
  const quarantined = await quarantineRows(sourceId, typed.checks, warehouse);
  const counts = await loadTyped(mapping.table, { sourceId, exportedAtMs, columns }, warehouse);
  const result: IngestResult = {
    ...untouched(prepared),
    sourceId,
    zone: prepared.zone?.name ?? null,
    rowsRead: typed.rows,
    ...counts,
    quarantined,
    ...(await coveredTime(mapping, warehouse)),
    gapTimes: typed.gapTimes,
    overlapTimes: typed.overlapTimes,
    reasons: await quarantineReasons(sourceId, warehouse),
  };
  checkConserved(result);
  await recordSource(result, prepared, warehouse);
  if (connector === undefined) return result;
  return { ...result, derived: await deriveCases(connector, warehouse) };
}

async function offsetsFor(
  { zone }: Prepared,
  { offsetsIn }: IngestOptions,
  warehouse: Warehouse,
): Promise<Offsets | undefined> {
  if (zone === undefined) return undefined;
  return offsetsIn?.(zone) ?? (await offsetsOf(zone, warehouse));
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

function untouched({ source, mapping, format }: Prepared) {
  return {
    file: source.name,
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

function unchanged(prepared: Prepared, recorded: SourceRecord): IngestResult {
  return {
    ...untouched(prepared),
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
function checkConserved({ file, rowsRead, loaded, duplicates, quarantined }: IngestResult): void {
  if (rowsRead === loaded + duplicates + quarantined) return;
  throw new Error(
    `${file}: ${rowsRead} rows were read, but ${loaded} loaded, ${duplicates} duplicates and ${quarantined} quarantined.`,
  );
}
