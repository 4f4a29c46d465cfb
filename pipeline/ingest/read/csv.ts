import type { Warehouse } from '../../warehouse/open.js';
import { literal } from '../quote.js';
import type { SourceFile } from '../source.js';
import { unpacked } from '../unpack.js';
import { asTemporaryFile, evenLines } from './copy.js';
import type { CsvDialect } from './csv-dialect.js';
import { type Incoming, makeRejects } from './incoming.js';

/** Reads a CSV file as text by a known dialect; rows whose structure is broken go to `incoming_rejects`. */
export async function readCsv(
  source: SourceFile,
  dialect: CsvDialect,
  warehouse: Warehouse,
): Promise<Incoming> {
  const names = dialect.columns.map((_, index) => `c${index}`);
  const layout = {
    header: true,
    delimiter: literal(dialect.delimiter),
    quote: `'"'`,
    compression: source.compression,
    names,
  };
  try {
    await readText(source.path, layout, warehouse);
  } catch {
    // DuckDB gives up on a file that breaks its lines in two ways.
    await asTemporaryFile(evenLines(unpacked(source)), (path) =>
      readText(path, { ...layout, compression: 'none' }, warehouse),
    );
  }
  await warehouse.run(
    `insert into incoming_rejects
    select
        line - 1,
        any_value(case when error_type = 'CAST' then column_name end),
        left(trim(any_value(csv_line), e'\\r\\n'), 200),
        ${reasons(dialect.columns.length)}
    from incoming_errors
    group by line`,
  );
  return numbered(dialect.columns, warehouse);
}

/** How a text file is cut into rows and columns. */
export interface TextLayout {
  readonly header: boolean;
  readonly delimiter: string;
  readonly quote: string;
  readonly compression: string;
  readonly names: readonly string[];
}

/** Fills `incoming` and `incoming_errors` from a text file, in the file's order. */
export async function readText(
  path: string,
  layout: TextLayout,
  warehouse: Warehouse,
): Promise<void> {
  const columns = layout.names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  await warehouse.run(`
    drop table if exists incoming;
    drop table if exists incoming_errors;
    drop table if exists incoming_scans;
    ${makeRejects};
    set preserve_insertion_order = true`);
  try {
    await warehouse.run(`create temp table incoming as
      select * from read_csv(
          ${literal(path)},
          auto_detect = false,
          header = ${layout.header},
          delim = ${layout.delimiter},
          quote = ${layout.quote},
          escape = ${layout.quote},
          compression = ${literal(layout.compression)},
          columns = {${columns}},
          store_rejects = true,
          rejects_limit = 0,
          rejects_table = 'incoming_errors',
          rejects_scan = 'incoming_scans'
      )`);
  } finally {
    await warehouse.run('set preserve_insertion_order = false');
  }
}

/** Row numbers count the file's records from 1 after the header: what was rejected keeps its number. */
export async function numbered(
  columns: readonly string[],
  warehouse: Warehouse,
): Promise<Incoming> {
  const [counted] = await warehouse.rows<{ accepted: number; rejected: number }>(
    `select
        (select count(*) from incoming) as accepted,
        (select count(*) from incoming_rejects) as rejected`,
  );
  const { accepted, rejected } = counted ?? { accepted: 0, rejected: 0 };
  await warehouse.run(
    rejected === 0
      ? `create or replace temp view incoming_rows as
        select rowid + 1 as row_number, * from incoming`
      : `create or replace temp table incoming_shifts as
        select after_row, max(shift) as shift
        from (
            select
                row_number() over (order by row_number) as shift,
                row_number - shift as after_row
            from incoming_rejects
        )
        group by after_row;
        create or replace temp view incoming_rows as
        select
            incoming.rowid + 1 + coalesce(incoming_shifts.shift, 0) as row_number,
            incoming.*
        from incoming
        asof left join incoming_shifts
            on incoming.rowid >= incoming_shifts.after_row`,
  );
  return { relation: 'incoming_rows', columns, rows: accepted + rejected };
}

function reasons(width: number): string {
  return `string_agg(distinct case error_type
        when 'TOO MANY COLUMNS' then 'has more than ${width} columns: quote texts that hold the delimiter'
        when 'MISSING COLUMNS' then 'has fewer than ${width} columns'
        when 'UNQUOTED VALUE' then 'has a quote that is never closed, or text beside a quoted value; everything up to the next whole row is in this one'
        when 'INVALID ENCODING' then 'is not UTF-8: save the file as "CSV UTF-8"'
        when 'LINE SIZE OVER MAXIMUM' then 'is longer than 2 MB'
        else lower(error_type)
        end, '; ')`;
}
