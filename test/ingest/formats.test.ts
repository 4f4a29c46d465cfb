import { gzipSync } from 'node:zlib';
import * as arrow from 'apache-arrow';
import { expect, test } from 'vitest';
import { unpackLz4Frame } from '../../pipeline/ingest/read/lz4.js';
import { atDesk, type Desk, lines, refusal } from './desk.js';

const csv = lines(
  'case_id,at,type,actor_type,value,Team',
  'C1,2026-03-02T10:00:00.123Z,message,agent,,Night',
  'C2,2026-03-02T11:00:00.000Z,status,agent,open,',
);
const ndjson = lines(
  '{"case_id":"C1","at":"2026-03-02T10:00:00.123Z","type":"message","actor_type":"agent","Team":"Night"}',
  '{"case_id":"C2","at":"2026-03-02T11:00:00.000Z","type":"status","actor_type":"agent","value":"open"}',
);
const table = new arrow.Table({
  case_id: arrow.vectorFromArray(
    ['C1', 'C2'],
    new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()),
  ),
  at: arrow.vectorFromArray(
    [Date.UTC(2026, 2, 2, 10, 0, 0, 123), Date.UTC(2026, 2, 2, 11)],
    new arrow.TimestampMillisecond('UTC'),
  ),
  type: arrow.vectorFromArray(['message', 'status']),
  actor_type: arrow.vectorFromArray(['agent', 'agent']),
  value: arrow.vectorFromArray([null, 'open'], new arrow.Utf8()),
  Team: arrow.vectorFromArray(['Night', null], new arrow.Utf8()),
});

const contents: [string, (desk: Desk) => Promise<Uint8Array> | Uint8Array][] = [
  ['csv', () => Buffer.from(csv)],
  ['ndjson', () => Buffer.from(ndjson)],
  ['parquet', asParquet],
  ['arrow', () => arrow.tableToIPC(table, 'file')],
  ['arrows', () => arrow.tableToIPC(table, 'stream')],
];

const packings: [string, (content: Uint8Array) => Uint8Array][] = [
  ['plain', (content) => content],
  ['.gz', (content) => gzipSync(content)],
  ['.zst', storedAsZstd],
];

test.each(
  contents.flatMap(([format, write]) =>
    packings.map(([packing, pack]) => [format, packing, write, pack] as const),
  ),
)('%s, %s, is read as the same rows', async (format, packing, write, pack) => {
  await atDesk(async (desk) => {
    const content = pack(await write(desk));
    const result = await desk.take(`events.${format}${packing}`, content);
    expect(result).toMatchObject({ table: 'events', rowsRead: 2, loaded: 2 });
    expect(
      await desk.rows(
        'select case_id, at_ms, type, actor_type, value, extra, source_row from raw.events order by source_row',
      ),
    ).toEqual([
      {
        case_id: 'C1',
        at_ms: Date.UTC(2026, 2, 2, 10, 0, 0, 123),
        type: 'message',
        actor_type: 'agent',
        value: null,
        extra: '{"Team":"Night"}',
        source_row: 1,
      },
      {
        case_id: 'C2',
        at_ms: Date.UTC(2026, 2, 2, 11),
        type: 'status',
        actor_type: 'agent',
        value: 'open',
        extra: null,
        source_row: 2,
      },
    ]);
  });
});

test('a line that is no JSON object costs that row only', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'cases.ndjson',
      lines(
        '{"case_id": 12345678901234567890, "account_id": 7, "opened_at": "2026-03-02T10:00:00Z", "tags": ["a", "b"]}',
        '{"case_id": broken',
        '',
        '["C3"]',
        '{"case_id": "C4", "account_id": "A", "opened_at": "2026-03-02T10:00:00Z"}',
      ),
    );
    expect(result).toMatchObject({ rowsRead: 4, loaded: 2, quarantined: 2 });
    expect(await desk.rows('select row_number, reason from raw.quarantine order by 1')).toEqual([
      { row_number: 2, reason: 'is not valid JSON' },
      { row_number: 4, reason: 'is no JSON object: each line must be {"column": value, …}' },
    ]);
    expect(await desk.rows('select case_id, extra, source_row from raw.cases order by 3')).toEqual([
      { case_id: '12345678901234567890', extra: '{"tags":"[\\"a\\",\\"b\\"]"}', source_row: 1 },
      { case_id: 'C4', extra: null, source_row: 5 },
    ]);
  });
});

test('Parquet instants without a zone need one, with one they do not', async () => {
  const local = await refusal(
    atDesk(async (desk) =>
      desk.take(
        'e.parquet',
        await parquetOf(
          desk,
          `select 'C1' as case_id, timestamp '2026-03-02 10:00:00' as "at", 'message' as type`,
        ),
      ),
    ),
  );
  expect(local).toContain('says no offset from UTC');
});

test('whole numbers that Parquet holds as fractions are whole again', async () => {
  await atDesk(async (desk) => {
    const content = await parquetOf(
      desk,
      `select 7.0::double as case_id, 3::integer as account_id, timestamptz '2026-03-02 10:00:00Z' as opened_at, 4.5::double as csat_score`,
    );
    await desk.take('cases.parquet', content);
    expect(await desk.rows('select case_id, account_id, csat_score from raw.cases')).toEqual([
      { case_id: '7', account_id: '3', csat_score: 4.5 },
    ]);
  });
});

test.each([
  ['parquet', async (desk: Desk) => (await asParquet(desk)).subarray(0, 200)],
  ['arrow', async () => arrow.tableToIPC(table, 'file').subarray(0, 400)],
  ['arrows', async () => arrow.tableToIPC(table, 'stream').subarray(0, 900)],
  ['csv.zst', async () => storedAsZstd(Buffer.from(csv)).subarray(0, 60)],
])('a %s that was cut short is refused', async (format, write) => {
  await atDesk(async (desk) => {
    const told = await refusal(desk.take(`events.${format}`, await write(desk)));
    expect(told).toContain('cut short');
    expect(await desk.rows('select * from raw.sources')).toEqual([]);
  });
});

test('all-day events of an iCalendar file are holidays, and others are quarantined', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'holidays.ics',
      [
        'BEGIN:VCALENDAR',
        'X-WR-CALNAME:us',
        'BEGIN:VEVENT',
        'DTSTART;VALUE=DATE:20261225',
        'DTEND;VALUE=DATE:20261227',
        'SUMMARY:Christmas\\, and the ',
        ' day after',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'DTSTART:20261231T120000Z',
        'SUMMARY:Half day',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'DTSTART;VALUE=DATE:20260101',
        'RRULE:FREQ=YEARLY',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
    expect(result).toMatchObject({ table: 'holidays', rowsRead: 4, loaded: 2, quarantined: 2 });
    expect(
      await desk.rows('select date::text as date, calendar, name from raw.holidays order by 1'),
    ).toEqual([
      { date: '2026-12-25', calendar: 'us', name: 'Christmas, and the day after' },
      { date: '2026-12-26', calendar: 'us', name: 'Christmas, and the day after' },
    ]);
    const values = await desk.rows<{ value: string }>(
      'select value from raw.quarantine order by 1',
    );
    expect(values.map(({ value }) => value)).toEqual([
      '20260101, recurring by FREQ=YEARLY',
      '20261231T120000Z',
    ]);
  });
});

test('an LZ4 frame is unpacked, repeats included', () => {
  const block = [0x52, ...Buffer.from('abcab'), 0x03, 0x00, 0x50, ...Buffer.from('wxyz!')];
  const frame = Buffer.from([
    0x04,
    0x22,
    0x4d,
    0x18,
    0x60,
    0x40,
    0x82,
    block.length,
    0,
    0,
    0,
    ...block,
    0,
    0,
    0,
    0,
  ]);
  expect(Buffer.from(unpackLz4Frame(frame)).toString()).toBe('abcabcabcabwxyz!');
});

async function asParquet(desk: Desk): Promise<Uint8Array> {
  return parquetOf(
    desk,
    `select * from (values
        ('C1', timestamptz '2026-03-02 10:00:00.123Z', 'message', 'agent', null, 'Night'),
        ('C2', timestamptz '2026-03-02 11:00:00Z', 'status', 'agent', 'open', null)
    ) as events (case_id, "at", type, actor_type, value, "Team")`,
  );
}

async function parquetOf(desk: Desk, query: string): Promise<Uint8Array> {
  const path = `${desk.folder}/written.parquet`;
  await desk.warehouse.run(`copy (${query}) to '${path}' (format parquet)`);
  const { readFileSync } = await import('node:fs');
  return readFileSync(path);
}

/** A zstd frame of one block that is stored as it is. */
function storedAsZstd(content: Uint8Array): Uint8Array {
  const size = content.length;
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(size, 5);
  header.writeUIntLE((size << 3) | 1, 9, 3);
  return Buffer.concat([header, content]);
}
