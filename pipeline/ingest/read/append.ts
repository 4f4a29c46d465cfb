import { BIGINT, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import type { Warehouse } from '../../warehouse/open.js';
import { type Incoming, makeRejects, standing } from './incoming.js';

const rowsPerChunk = 2048;

type Batches = readonly (readonly (readonly (string | null)[])[])[];

/** Makes `incoming_rows` of texts that this program took from a file itself, batch by batch. */
export async function appendIncoming(
  columns: readonly string[],
  batches: Batches | AsyncIterable<Batches[number]>,
  warehouse: Warehouse,
): Promise<Incoming> {
  const defined = columns.map((_, index) => `c${index} text`);
  await warehouse.run(`
    ${makeRejects};
    create or replace temp table incoming_appended (
        ${['row_number bigint', ...defined].join(', ')}
    );
    create or replace temp view incoming_rows as select * from incoming_appended`);
  const appender = await warehouse.connection.createAppender('incoming_appended', 'main', 'temp');
  const types = [BIGINT, ...columns.map(() => VARCHAR)];
  let rows = 0;
  for await (const batch of batches) {
    for (let start = 0; start < batch.length; start += rowsPerChunk) {
      const part = batch.slice(start, start + rowsPerChunk);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setRows(part.map((row, index) => [BigInt(rows + index + 1), ...row]));
      appender.appendDataChunk(chunk);
      rows += part.length;
    }
  }
  appender.closeSync();
  return standing(columns);
}
