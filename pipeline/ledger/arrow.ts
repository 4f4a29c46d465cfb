import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  Bool,
  type Builder,
  type DataType,
  Field,
  Int64,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow';
import type { Warehouse } from '../warehouse/open.js';

const batchRows = 65_536;

/** Writes the rows of a query as an Arrow IPC file, batch by batch as they come, and returns how many there are. */
export async function writeArrow(warehouse: Warehouse, sql: string, path: string): Promise<number> {
  const file = await open(path, 'w');
  const result = await warehouse.connection.stream(sql);
  const types = result.columnTypes().map((type) => arrowType(String(type)));
  const fields = result
    .columnNames()
    .map((name, index) => new Field(name, types[index] ?? new Utf8(), true));
  const told = { rows: 0 };
  const batches = batchesOf(counted(result.yieldRowsJs(), told), new Schema(fields));
  await pipeline(
    Readable.from(batches),
    RecordBatchFileWriter.throughNode(),
    file.createWriteStream(),
  );
  return told.rows;
}

async function* counted<Row>(
  pieces: AsyncIterable<readonly Row[]>,
  told: { rows: number },
): AsyncGenerator<readonly Row[]> {
  for await (const rows of pieces) {
    told.rows += rows.length;
    yield rows;
  }
}

async function* batchesOf(
  pieces: AsyncIterable<readonly (readonly unknown[])[]>,
  schema: Schema,
): AsyncGenerator<RecordBatch> {
  let builders = buildersOf(schema);
  let held = 0;
  let written = 0;
  for await (const rows of pieces) {
    for (const row of rows) {
      for (const [index, builder] of builders.entries()) builder.append(row[index] ?? null);
      held += 1;
      if (held === batchRows) {
        yield batchOf(builders, schema, held);
        builders = buildersOf(schema);
        written += held;
        held = 0;
      }
    }
  }
  // A file without a batch would have no schema either.
  if (held > 0 || written === 0) yield batchOf(builders, schema, held);
}

function buildersOf(schema: Schema): Builder<DataType, null>[] {
  return schema.fields.map(({ type }) => makeBuilder<DataType, null>({ type, nullValues: [null] }));
}

function batchOf(
  builders: readonly Builder<DataType, null>[],
  schema: Schema,
  length: number,
): RecordBatch {
  const children = builders.map((builder) => builder.finish().flush());
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }));
}

function arrowType(type: string): DataType {
  if (type === 'BOOLEAN') return new Bool();
  return type === 'VARCHAR' ? new Utf8() : new Int64();
}
