import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { atDesk, lines, refusal } from './desk.js';

const header = 'case_id,at,type,note';
const row = (id: number, note = 'fine'): string => `C${id},2026-03-02T10:00:00Z,message,${note}`;

test('rows with too many or too few columns are quarantined under their own number', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'events.csv',
      lines(
        header,
        row(1),
        'C2,2026-03-02T10:00:00Z',
        row(3),
        `${row(4)},more`,
        row(5),
        'C6,bad,message,x',
      ),
    );
    expect(result).toMatchObject({ rowsRead: 6, loaded: 3, quarantined: 3 });
    const bad = await desk.rows(
      'select row_number, column_name, reason from raw.quarantine order by row_number',
    );
    expect(bad).toMatchObject([
      { row_number: 2, reason: 'has fewer than 4 columns' },
      { row_number: 4, reason: expect.stringContaining('has more than 4 columns') },
      { row_number: 6, column_name: 'at' },
    ]);
    const good = await desk.rows('select case_id, source_row from raw.events order by source_row');
    expect(good).toEqual([
      { case_id: 'C1', source_row: 1 },
      { case_id: 'C3', source_row: 3 },
      { case_id: 'C5', source_row: 5 },
    ]);
  });
});

test('broken rows that follow each other keep the numbers of the rows after them right', async () => {
  await atDesk(async (desk) => {
    await desk.take('events.csv', lines(header, 'a', 'b', row(3), 'c', 'd', 'e', row(7)));
    const good = await desk.rows('select case_id, source_row from raw.events order by source_row');
    expect(good).toEqual([
      { case_id: 'C3', source_row: 3 },
      { case_id: 'C7', source_row: 7 },
    ]);
    const bad = await desk.rows<{ row_number: number }>(
      'select row_number from raw.quarantine order by 1',
    );
    expect(bad.map((each) => each.row_number)).toEqual([1, 2, 4, 5, 6]);
  });
});

test('a quoted value may hold line breaks, delimiters and quotes, and counts as one row', async () => {
  await atDesk(async (desk) => {
    await desk.take('events.csv', lines(header, row(1, '"a\nb, ""c"""'), 'broken', row(3)));
    expect(await desk.rows('select note, source_row from raw.events order by 2')).toEqual([
      { note: 'a\nb, "c"', source_row: 1 },
      { note: 'fine', source_row: 3 },
    ]);
  });
});

test('a quote that is never closed costs the rows that it swallows, and says so', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take('events.csv', lines(header, row(1), row(2, '"open'), row(3)));
    expect(result.rowsRead).toBe(result.loaded + result.quarantined);
    expect(result.loaded).toBe(1);
    expect(result.reasons[0]?.reason).toContain('a quote that is never closed');
  });
});

test('bytes that are not UTF-8 cost their row only', async () => {
  await atDesk(async (desk) => {
    const content = Buffer.concat([
      Buffer.from(lines(header, row(1))),
      Buffer.from([...Buffer.from(row(2, 'caf')), 0xe9, 0x0a]),
      Buffer.from(lines(row(3))),
    ]);
    const result = await desk.take('events.csv', content);
    expect(result).toMatchObject({ rowsRead: 3, loaded: 2, quarantined: 1 });
    expect(result.reasons[0]).toMatchObject({ firstRow: 2 });
    expect(result.reasons[0]?.reason).toContain('not UTF-8');
  });
});

test.each([
  ['a byte order mark', `\uFEFF${lines(header, row(1), row(2))}`],
  ['line breaks of Windows', lines(header, row(1), row(2)).replaceAll('\n', '\r\n')],
  ['mixed line breaks', `${header}\n${row(1)}\r\n${row(2)}\n`],
  ['no line break at the end', lines(header, row(1), row(2)).trimEnd()],
  ['empty lines at the end', `${lines(header, row(1), row(2))}\n\n`],
  ['semicolons', lines(header, row(1), row(2)).replaceAll(',', ';')],
  ['tabs', lines(header, row(1), row(2)).replaceAll(',', '\t')],
  ['quotes around everything', lines(header, row(1), row(2)).replace(/[^,\n]+/g, '"$&"')],
])('a file with %s is read', async (_, content) => {
  await atDesk(async (desk) => {
    const result = await desk.take('events.csv', content);
    expect(result).toMatchObject({ rowsRead: 2, loaded: 2, quarantined: 0, unknownColumns: [] });
    expect(await desk.rows('select case_id, note from raw.events order by 1')).toEqual([
      { case_id: 'C1', note: 'fine' },
      { case_id: 'C2', note: 'fine' },
    ]);
  });
});

test('a header without rows is a file without rows', async () => {
  await atDesk(async (desk) => {
    expect(await desk.take('events.csv', lines(header))).toMatchObject({ rowsRead: 0, loaded: 0 });
  });
});

test('what looks like a formula is text, as it stands', async () => {
  await atDesk(async (desk) => {
    await desk.take('events.csv', lines(header, row(1, '=1+1')));
    expect(await desk.rows('select note from raw.events')).toEqual([{ note: '=1+1' }]);
  });
});

test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', 'is empty: not even a header'],
  ['an empty first line', '\n\n', 'instead of a header'],
  ['UTF-16', Buffer.from(`\uFEFF${lines(header, row(1))}`, 'utf16le'), 'it is UTF-16'],
  ['a workbook', Buffer.from('PK\x03\x04 and more', 'latin1'), 'is a workbook'],
  ['a JSON array', '[{"case_id": 1}]', 'one JSON array'],
  ['a gzip cut short', gzipSync(lines(header, row(1), row(2))).subarray(0, 50), 'to its end'],
])('%s is refused, and nothing is loaded', async (_, content, expected) => {
  await atDesk(async (desk) => {
    expect(await refusal(desk.take('events.csv', content))).toContain(expected);
    expect(await desk.rows('select * from raw.sources')).toEqual([]);
    expect(await desk.rows('select * from raw.quarantine')).toEqual([]);
  });
});

test('a file that is not there is refused by name', async () => {
  await atDesk(async (desk) => {
    const { ingestFiles } = await import('../../pipeline/ingest/ingest.js');
    const missing = { name: 'none.csv', path: `${desk.folder}/none.csv` };
    expect(await refusal(ingestFiles(desk.warehouse, [missing]))).toContain(
      'There is no file none.csv.',
    );
  });
});
