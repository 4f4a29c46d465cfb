import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { captureIo } from '../cli/captured-io.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const events = 'case_id,at,type,note\nC1,2026-03-02T10:00:00Z,message,a\nC2,soon,message,b\n';

test('each file is told with where its rows ended', async () => {
  const told = await ingest({ 'events.csv': events }, ['events.csv', 'events.csv']);
  expect(told).toEqual({
    exitCode: 0,
    err: '',
    out: [
      'events.csv → events: 2 rows read = 1 loaded + 0 duplicates + 1 quarantined.',
      '  quarantined: row 2, column at: "soon" is no date and time: write it like 2026-03-01T09:30:00Z, or give its format in a map.',
      'events.csv: already ingested as events, 2 rows; nothing changed.',
      '  It is source 1. To read it another way, ingest it into an empty workspace.',
      '',
    ].join('\n'),
  });
});

test('a file that is refused does not keep the others out, and the exit code is 2', async () => {
  const told = await ingest({ 'events.csv': events, 'empty.csv': '' }, [
    'empty.csv',
    'events.csv',
    'none.csv',
  ]);
  expect(told.exitCode).toBe(2);
  expect(told.out).toContain('events.csv → events');
  expect(told.err).toContain('empty.csv is empty');
  expect(told.err).toContain('There is no file none.csv');
});

test('clock changes are told as findings', async () => {
  const told = await ingest(
    {
      'e.csv': 'case_id,at,type\nC1,2026-03-08 02:30:00,message\nC1,2026-11-01 01:30:00,message\n',
    },
    ['e.csv', '--zone', 'America/New_York'],
  );
  expect(told.out).toContain('1 local time in America/New_York never happened');
  expect(told.out).toContain('1 local time in America/New_York happened twice');
});

test('the zone may stand in punctual.yaml, and the command line overrules it', async () => {
  const files = {
    'punctual.yaml': 'zone: Europe/London\n',
    'e.csv': 'case_id,at,type\nC1,2026-07-01 10:00:00,message\n',
  };
  expect((await ingest(files, ['e.csv', '--dry-run'])).out).toContain('2026-07-01T09:00:00.000Z');
  expect((await ingest(files, ['e.csv', '--dry-run', '--zone', '+03:00'])).out).toContain(
    '2026-07-01T07:00:00.000Z',
  );
});

test('a dry run shows table, mapping, rows and what is missing, and writes nothing', async () => {
  const folder = folderWith({
    't.csv': 'Ticket,Created,Prio\nT1,2026-03-02 10:00,High\n',
    'map.yaml':
      'table: cases\ncolumns: {case_id: Ticket, opened_at: Created}\nconstants: {account_id: acme}\n',
  });
  const told = await ingest(folder, ['t.csv', '--map', 'map.yaml', '--zone', 'UTC', '--dry-run']);
  expect(told.exitCode).toBe(0);
  expect(told.out).toContain('t.csv would be read as cases (csv), 1 rows');
  expect(told.out).toMatch(/opened_at +Created/);
  expect(told.out).toMatch(/account_id +always "acme"/);
  expect(told.out).toMatch(/opened_at +2026-03-02T10:00:00\.000Z/);
  expect(told.out).toContain('kept as extra: Prio');
  expect(told.out).toMatch(/not in the file: severity/);
  expect(existsSync(join(folder, 'punctual.duckdb'))).toBe(false);
});

test('a dry run also says what would stop the file', async () => {
  const told = await ingest({ 'e.csv': 'case_id,at,type\nC1,2026-07-01 10:00:00,message\n' }, [
    'e.csv',
    '--dry-run',
  ]);
  expect(told.exitCode).toBe(2);
  expect(told.out).toContain('would be read as events');
  expect(told.err).toContain('says no offset from UTC');
});

test('two runs in one workspace: the second is told to wait', async () => {
  const folder = folderWith({ 'events.csv': events });
  const warehouse = await openWarehouse(join(folder, 'punctual.duckdb'));
  try {
    const { spawnSync } = await import('node:child_process');
    const second = spawnSync(
      process.execPath,
      ['dist/cli/main.js', 'ingest', 'events.csv', '--workspace', folder],
      { encoding: 'utf8' },
    );
    expect(second.status).toBe(2);
    expect(second.stderr).toContain('is in use by another run');
  } finally {
    warehouse.close();
  }
});

test('a workspace may be another folder', async () => {
  const folder = folderWith({ 'events.csv': events });
  mkdirSync(join(folder, 'march'));
  await ingest(folder, ['events.csv', '--workspace', 'march']);
  expect(existsSync(join(folder, 'march', 'punctual.duckdb'))).toBe(true);
  expect(existsSync(join(folder, 'punctual.duckdb'))).toBe(false);
});

async function ingest(
  given: string | Readonly<Record<string, string>>,
  argv: readonly string[],
): Promise<{ exitCode: number; out: string; err: string }> {
  const io = captureIo({ cwd: typeof given === 'string' ? given : folderWith(given) });
  const exitCode = await run(['ingest', ...argv], io);
  return { exitCode, out: io.out(), err: io.err() };
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
