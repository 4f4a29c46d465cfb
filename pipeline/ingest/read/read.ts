import type { Warehouse } from '../../warehouse/open.js';
import { type Format, formatOf } from '../format.js';
import type { ColumnMap } from '../map.js';
import type { SourceFile } from '../source-file.js';
import { unpacked, unpackedHead } from '../unpack.js';
import { readArrow } from './arrow.js';
import { asTemporaryFile } from './copy.js';
import { readCsv } from './csv.js';
import { csvDialect } from './csv-dialect.js';
import { readIcalendar } from './icalendar.js';
import type { Incoming } from './incoming.js';
import { readNdjson } from './ndjson.js';
import { readParquet } from './parquet.js';

const headBytes = 1 << 18;

/** Reads any file that can be ingested into text rows. */
export async function readIncoming(
  source: SourceFile,
  map: ColumnMap,
  warehouse: Warehouse,
): Promise<{ readonly format: Format; readonly incoming: Incoming }> {
  const head = await unpackedHead(source, headBytes);
  const format = formatOf(source.name, head);
  switch (format) {
    case 'csv': {
      const dialect = csvDialect(source.name, head, map.delimiter);
      return { format, incoming: readCsv(source, dialect, warehouse) };
    }
    case 'ndjson':
      return { format, incoming: await readNdjson(source, warehouse) };
    case 'parquet':
      return {
        format,
        incoming:
          source.compression === 'none'
            ? await readParquet(source, source.path, warehouse)
            : await asTemporaryFile(unpacked(source), (path) =>
                readParquet(source, path, warehouse),
              ),
      };
    case 'arrow':
      return { format, incoming: await readArrow(source, warehouse) };
    case 'icalendar':
      return { format, incoming: await readIcalendar(source, warehouse) };
  }
}
