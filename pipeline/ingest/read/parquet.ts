import { UserError } from '../../failure.js';
import type { Warehouse } from '../../warehouse/open.js';
import { identifier, literal } from '../quote.js';
import type { SourceFile } from '../source-file.js';
import { type Incoming, makeRejects, standing } from './incoming.js';

/** Reads a Parquet file that lies unpacked at `path`. */
export async function readParquet(
  source: SourceFile,
  path: string,
  warehouse: Warehouse,
): Promise<Incoming> {
  try {
    const described = await warehouse.rows<{ column_name: string; column_type: string }>(
      `describe select * from read_parquet(${literal(path)})`,
    );
    const texts = described.map(
      ({ column_name, column_type }, index) =>
        `${asText(identifier(column_name), column_type)} as c${index}`,
    );
    await warehouse.run(`
      ${makeRejects};
      create or replace temp table incoming_columnar as
      select file_row_number + 1 as row_number, ${texts.join(', ')}
      from read_parquet(${literal(path)}, file_row_number = true);
      create or replace temp view incoming_rows as select * from incoming_columnar`);
    return standing(described.map((column) => column.column_name));
  } catch (error) {
    throw new UserError({
      code: 'ingest.damaged-file',
      message: `${source.name} cannot be read as Parquet: ${firstLine(error)}`,
      hint: 'It was cut short or damaged on its way: copy or export it again. Nothing was loaded.',
    });
  }
}

function asText(column: string, type: string): string {
  if (/^(STRUCT|MAP|UNION)|\[\d*\]$/.test(type)) return `to_json(${column})::text`;
  if (type === 'DOUBLE' || type === 'FLOAT') {
    return `case when ${column} = trunc(${column}) and abs(${column}) < 9007199254740992 then ${column}::bigint::text else ${column}::text end`;
  }
  return `${column}::text`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
