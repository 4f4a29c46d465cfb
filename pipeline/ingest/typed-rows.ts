import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import { keyHash } from './identity.js';
import type { Mapping } from './mapping.js';
import type { Incoming } from './read/incoming.js';
import { type TypedSql, textName, typedSql } from './typed.js';
import { type Offsets, offsetsOf, type Zone } from './zone.js';

/** What came of reading a file's texts. */
export interface TypedRows {
  readonly sql: TypedSql;
  readonly gapTimes: number;
  readonly overlapTimes: number;
}

/** Fills `typed` with one row per record; a time that needs a zone where none is given stops the file. */
export async function makeTypedRows(
  file: string,
  incoming: Incoming,
  mapping: Mapping,
  zone: Zone | undefined,
  warehouse: Warehouse,
): Promise<TypedRows> {
  const offsets = await offsetsFor(incoming, mapping, zone, warehouse);
  const sql = typedSql(incoming.relation, mapping, offsets);
  await warehouse.run(`create or replace temp table typed as ${typedSelect(sql, mapping)}`);
  if (offsets === undefined) await refuseZoneless(file, sql, warehouse);
  return { sql, ...(await countClockFindings(sql, offsets, warehouse)) };
}

/** One row per record: its stored columns, its key's hash and the number of the first check that it fails. */
export function typedSelect(sql: TypedSql, mapping: Mapping): string {
  const values = sql.columns
    .filter(({ name }) => name !== 'extra')
    .map(({ name, sql: value }) => `${value} as "${name}"`);
  const problems = sql.checks.map(({ fails }, index) => `when ${fails} then ${index + 1}`);
  const names = sql.columns.map(({ name }) => `"${name}"`);
  return `
    select
        row_number,
        ${names.join(', ')},
        ${keyHash(mapping.table)} as key_hash,
        (case ${problems.join('\n        ')} end)::utinyint as problem
    from (
        select *, ${values.join(',\n        ')}
        from (${sql.texts})
    )`;
}

async function offsetsFor(
  incoming: Incoming,
  mapping: Mapping,
  zone: Zone | undefined,
  warehouse: Warehouse,
): Promise<Offsets | undefined> {
  if (zone === undefined) return undefined;
  const sql = typedSql(incoming.relation, mapping, undefined);
  const locals = sql.instants.map((instant) => instant.sql.local);
  if (zone.is === 'fixed' || locals.length === 0) return offsetsOf(zone, 0, 0, warehouse);
  const [range] = await warehouse.rows<{ low: number | null; high: number | null }>(
    `select
        min(least(${locals.join(', ')})) as low,
        max(greatest(${locals.join(', ')})) as high
    from (${sql.texts})`,
  );
  return offsetsOf(zone, range?.low ?? 0, range?.high ?? 0, warehouse);
}

async function refuseZoneless(file: string, sql: TypedSql, warehouse: Warehouse): Promise<void> {
  const [bad] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from typed where problem is not null',
  );
  if (bad?.rows === 0) return;
  for (const { column, sql: instant } of sql.instants) {
    const codes = sql.checks.flatMap((check, index) =>
      check.column === column.name ? [index + 1] : [],
    );
    if (codes.length === 0) continue;
    const [found] = await warehouse.rows<{ row_number: number; value: string; rows: number }>(
      `select
          min(row_number) as row_number,
          arg_min(${textName(column)}, row_number) as value,
          count(*) as rows
      from (${sql.texts})
      where row_number in (
          select row_number from typed where problem in (${codes.join(', ')})
      )
      and (${instant.local}) is not null
      having count(*) > 0`,
    );
    if (found === undefined) continue;
    throw new UserError({
      code: 'ingest.no-zone',
      where: `${file}, row ${found.row_number}, column ${column.name}`,
      message: `"${found.value}" says no offset from UTC, and no zone is given${found.rows > 1 ? ` (${found.rows} such rows)` : ''}.`,
      hint: 'Say where its clock stood: --zone Europe/London, or zone: in the map or in punctual.yaml. Nothing was loaded.',
    });
  }
}

async function countClockFindings(
  sql: TypedSql,
  offsets: Offsets | undefined,
  warehouse: Warehouse,
): Promise<{ gapTimes: number; overlapTimes: number }> {
  if (offsets === undefined || offsets.transitions.length === 0 || sql.instants.length === 0) {
    return { gapTimes: 0, overlapTimes: 0 };
  }
  const sum = (tests: readonly string[]): string =>
    tests.map((test) => `count_if(${test})`).join(' + ');
  const [counted] = await warehouse.rows<{ gapTimes: number; overlapTimes: number }>(
    `select
        (${sum(sql.instants.map(({ sql: { isInGap } }) => isInGap))})::bigint as "gapTimes",
        (${sum(sql.instants.map(({ sql: { isInOverlap } }) => isInOverlap))})::bigint
            as "overlapTimes"
    from (${sql.texts})`,
  );
  return counted ?? { gapTimes: 0, overlapTimes: 0 };
}
