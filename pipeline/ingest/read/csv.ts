import type { Warehouse } from '../../warehouse/open.js';
import { literal } from '../quote.js';
import type { SourceFile } from '../source-file.js';
import { unpacked } from '../unpack.js';
import { asTemporaryFile, evenLines } from './copy.js';
import type { CsvDialect } from './csv-dialect.js';
import { type Incoming, makeRejects } from './incoming.js';
import { forgetErrors, type TextLayout, textRelation } from './text.js';

/** Reads a CSV file by a known dialect, straight from the disk into whoever takes it. */
export function readCsv(source: SourceFile, dialect: CsvDialect, warehouse: Warehouse): Incoming {
  const layout: TextLayout = {
    header: true,
    delimiter: literal(dialect.delimiter),
    quote: `'"'`,
    compression: source.compression,
    names: dialect.columns.map((_, index) => `c${index}`),
  };
  return {
    columns: dialect.columns,
    hasRowNumbers: false,
    feed: async (take) => {
      await inFileOrder(warehouse, async () => {
        try {
          await warehouse.run(forgetErrors);
          await take(textRelation(source.path, layout));
        } catch {
          // DuckDB gives up on a file that breaks its lines in two ways.
          await warehouse.run(forgetErrors);
          await asTemporaryFile(evenLines(unpacked(source)), (path) =>
            take(textRelation(path, { ...layout, compression: 'none' })),
          );
        }
      });
      await warehouse.run(collectRejects(dialect.columns.length));
    },
  };
}

/** Runs `work` so that rows keep the order of their file. */
export async function inFileOrder(warehouse: Warehouse, work: () => Promise<void>): Promise<void> {
  await warehouse.run('set preserve_insertion_order = true');
  try {
    await work();
  } finally {
    await warehouse.run('set preserve_insertion_order = false');
  }
}

function collectRejects(width: number): string {
  return `
    ${makeRejects};
    insert into incoming_rejects
    select
        line - 1,
        null,
        left(trim(any_value(csv_line), e'\\r\\n'), 200),
        ${reasons(width)}
    from incoming_errors
    group by line`;
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
