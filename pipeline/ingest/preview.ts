import { type Failure, UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import type { IngestFile, IngestOptions } from './contract.js';
import { type Prepared, prepareFile } from './prepare.js';
import { identifier, literal } from './quote.js';
import { forgetTemporaries } from './temporaries.js';
import { makeTypedRows } from './typed-rows.js';
import { offsetsOf } from './zone.js';

/** How a file would be read, told before anything is loaded. */
export interface Preview {
  readonly file: string;
  readonly format: string;
  readonly table: string;
  readonly rowsRead: number;
  readonly unreadable: number;
  readonly columns: readonly { readonly name: string; readonly from: string }[];
  /** Columns of the table that the file does not have. */
  readonly absent: readonly string[];
  readonly unknownColumns: readonly string[];
  /** The first readable rows: column, value. */
  readonly rows: readonly (readonly (readonly [string, string])[])[];
  /** What would stop the file. */
  readonly problems: readonly Failure[];
}

const shownRows = 5;

/** Reads a file as ingest would and says what came of it; the warehouse keeps nothing. */
export async function previewFile(
  warehouse: Warehouse,
  file: IngestFile,
  options: IngestOptions,
): Promise<Preview> {
  try {
    const prepared = await prepareFile(warehouse, file, options);
    const problems = await problemsOf(warehouse, prepared);
    const { mapping, format } = prepared;
    const [counted] = await warehouse.rows<{ rows: number; bad: number }>(
      `select
          (select count(*) from typed) + (select count(*) from incoming_rejects) as rows,
          (select count(*) from typed where problem is not null)
          + (select count(*) from incoming_rejects) as bad`,
    );
    return {
      file: file.name,
      format,
      table: mapping.table.name,
      rowsRead: counted?.rows ?? 0,
      unreadable: counted?.bad ?? 0,
      columns: [...mapping.origins].map(([name, origin]) => ({
        name,
        from: origin.is === 'column' ? origin.name : `always "${origin.value}"`,
      })),
      absent: mapping.table.columns
        .map((column) => column.name)
        .filter((name) => !mapping.origins.has(name)),
      unknownColumns: mapping.extras.map((extra) => extra.name),
      rows: await firstRows(warehouse, prepared),
      problems,
    };
  } finally {
    await forgetTemporaries(warehouse);
  }
}

async function problemsOf(
  warehouse: Warehouse,
  { source, incoming, mapping, zone }: Prepared,
): Promise<readonly Failure[]> {
  try {
    const offsets = zone === undefined ? undefined : await offsetsOf(zone, warehouse);
    await makeTypedRows(source.name, incoming, mapping, offsets, warehouse);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.failures;
    throw error;
  }
}

async function firstRows(
  warehouse: Warehouse,
  { mapping }: Prepared,
): Promise<(readonly [string, string])[][]> {
  const shown = mapping.table.columns
    .filter((column) => mapping.origins.has(column.name))
    .map((column) => {
      const value =
        column.kind.is === 'instant'
          ? `strftime(make_timestamp(${identifier(`${column.name}_ms`)} * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')`
          : `${identifier(column.name)}::text`;
      return `[${literal(column.name)}, ${value}]`;
    });
  const rows = await warehouse.rows<{ pairs: [string, string | null][] }>(
    `select [${shown.join(', ')}] as pairs
    from typed
    order by problem is not null, row_number
    limit ${shownRows}`,
  );
  return rows.map(({ pairs }) =>
    pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
}
