import { UserError } from '../failure.js';

export type Format = 'csv' | 'ndjson' | 'parquet' | 'arrow' | 'icalendar';

/** Tells a file's format from its first unpacked bytes; its name does not matter. */
export function formatOf(file: string, head: Buffer): Format {
  const start = head.subarray(0, 8).toString('latin1');
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('ARROW1') || start.startsWith('\xff\xff\xff\xff')) return 'arrow';
  if (start.startsWith('PK\x03\x04') || start.startsWith('\xd0\xcf\x11\xe0')) {
    throw new UserError({
      code: 'ingest.workbook',
      message: `${file} is a workbook (or a zip).`,
      hint: 'Save the sheet as "CSV UTF-8" and ingest that; or unpack the zip first.',
    });
  }
  const text = head
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'icalendar';
  if (text.startsWith('{')) return 'ndjson';
  if (/^\[\s*(\{|\])/.test(text)) {
    throw new UserError({
      code: 'ingest.json-array',
      message: `${file} is one JSON array, not one object per line.`,
      hint: "Write each object on its own line, for example with: jq -c '.[]' FILE > FILE.ndjson",
    });
  }
  return 'csv';
}
