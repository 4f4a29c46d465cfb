import { UserError } from '../../failure.js';
import type { Warehouse } from '../../warehouse/open.js';
import { literal } from '../quote.js';
import type { SourceFile } from '../source-file.js';
import { inFileOrder } from './csv.js';
import { type Incoming, makeRejects, standing } from './incoming.js';
import { forgetErrors, textRelation } from './text.js';

/** Reads newline-delimited JSON: a line is a row, a key is a column; numbers keep the digits that stand in the file. */
export async function readNdjson(source: SourceFile, warehouse: Warehouse): Promise<Incoming> {
  const layout = {
    header: false,
    delimiter: `e'\\x01'`,
    quote: `''`,
    compression: source.compression,
    names: ['line'],
  };
  await inFileOrder(warehouse, () =>
    warehouse.run(`
      ${forgetErrors};
      create or replace temp table incoming as
      select * from ${textRelation(source.path, layout)}`),
  );
  await warehouse.run(`
    ${makeRejects};
    create or replace temp table json_lines as
    select
        rowid + 1 as row_number,
        case when rowid = 0 then ltrim(line, chr(65279)) else line end as line,
        coalesce(json_type(case when json_valid(line) then line end) = 'OBJECT', false) as is_object
    from incoming
    where trim(line) <> '';
    insert into incoming_rejects
    select
        row_number,
        null,
        left(line, 200),
        case when json_valid(line)
            then 'is no JSON object: each line must be {"column": value, …}'
            else 'is not valid JSON'
            end
    from json_lines
    where not is_object
    union all
    select line, null, left(any_value(csv_line), 200), 'is not UTF-8'
    from incoming_errors
    group by line`);
  const columns = await keysOf(source.name, warehouse);
  const paths = columns.map((name) =>
    literal(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  const extracted = columns.map((_, index) => `fields[${index + 1}] as c${index}`);
  await warehouse.run(`
    create or replace temp view incoming_rows as
    select row_number, ${extracted.join(', ')}
    from (
        select row_number, json_extract_string(line, [${paths.join(', ')}]) as fields
        from json_lines
        where is_object
    )`);
  return standing(columns);
}

async function keysOf(file: string, warehouse: Warehouse): Promise<string[]> {
  const found = await warehouse.rows<{ name: string }>(
    `select name
    from (
        select unnest(json_keys(line)) as name, row_number
        from json_lines
        where is_object
    )
    group by name
    order by min(row_number), name`,
  );
  if (found.length > 0) return found.map((row) => row.name);
  throw new UserError({
    code: 'ingest.no-objects',
    message: `${file} holds no JSON object.`,
    hint: 'Each line must be one object. Nothing was loaded.',
  });
}
