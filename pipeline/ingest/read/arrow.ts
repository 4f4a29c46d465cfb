import {
  CompressionType,
  compressionRegistry,
  type RecordBatch,
  RecordBatchReader,
} from 'apache-arrow';
import { decompress } from 'fzstd';
import { UserError } from '../../failure.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { SourceFile } from '../source-file.js';
import { unpacked } from '../unpack.js';
import { appendIncoming } from './append.js';
import { arrowText } from './arrow-text.js';
import type { Incoming } from './incoming.js';
import { unpackLz4Frame } from './lz4.js';

/** Reads an Arrow IPC file or stream, its buffers plain or packed with LZ4 or zstd. */
export async function readArrow(source: SourceFile, warehouse: Warehouse): Promise<Incoming> {
  compressionRegistry.set(CompressionType.ZSTD, { decode: (data) => decompress(data) });
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: unpackLz4Frame });
  try {
    const reader = await RecordBatchReader.from(unpacked(source));
    await reader.open();
    const columns = reader.schema.fields.map((field) => field.name);
    return await appendIncoming(columns, rowsOf(reader), warehouse);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError({
      code: 'ingest.damaged-file',
      message: `${source.name} cannot be read as Arrow: ${reason}`,
      hint: 'It was cut short or damaged on its way: copy or export it again. Nothing was loaded.',
    });
  }
}

async function* rowsOf(
  batches: AsyncIterable<RecordBatch>,
): AsyncIterable<readonly (string | null)[][]> {
  for await (const batch of batches) {
    const columns = batch.schema.fields.map((field, index) => {
      const text = arrowText(field.type);
      const vector = batch.getChildAt(index);
      return (row: number) => text(vector?.get(row));
    });
    yield Array.from({ length: batch.numRows }, (_, row) => columns.map((read) => read(row)));
  }
}
