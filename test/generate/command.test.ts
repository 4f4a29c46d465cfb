import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../cli/main.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { captureIo } from '../cli/captured-io.js';

test('what was written, and up to when it is complete, is told', async () => {
  const { code, io } = await generateInto(emptyFolder(), '--cases', '20');
  expect(code).toBe(0);
  expect(io.out()).toContain('cases                20 rows');
  expect(io.out()).toContain('complete up to 2026-10-31T23:59:59Z');
  expect(io.err()).toBe('');
});

test('files that are there stay, and the way on is named', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'events.csv'), 'mine');
  const { code, io } = await generateInto(folder, '--cases', '20');
  expect(code).toBe(2);
  expect(io.err()).toContain('already holds events.csv');
  expect(io.err()).toContain('--force');
  expect(readdirSync(folder)).toEqual(['events.csv']);
});

test('with --force they are replaced', async () => {
  const folder = emptyFolder();
  await generateInto(folder, '--cases', '20');
  expect((await generateInto(folder, '--cases', '10', '--force')).code).toBe(0);
});

test('every wrong number is named at once', async () => {
  const { code, io } = await generateInto(
    emptyFolder(),
    ...['--cases', 'many', '--seed', '-3', '--months', '0', '--from', '2025-02-30'],
    ...['--recent', '0', '--policy', 'acme'],
  );
  expect(code).toBe(2);
  expect(io.err()).toContain('--cases many is not a whole number from 1 to 9999999.');
  expect(io.err()).toContain('--seed -3 is not a whole number from 0 to 4294967295.');
  expect(io.err()).toContain('--months 0 is not a whole number from 1 to 60.');
  expect(io.err()).toContain('--from 2025-02-30 is not a date.');
  expect(io.err()).toContain('--recent 0 is not a number above 0');
  expect(io.err()).toContain('for the policy "acme"');
});

test('Parquet holds the same rows with typed columns', async () => {
  const folder = emptyFolder();
  const { code } = await generateInto(folder, '--cases', '60', '--format', 'parquet');
  expect(code).toBe(0);
  expect(readdirSync(folder).every((name) => name.endsWith('.parquet'))).toBe(true);
  const warehouse = await openWarehouse(':memory:');
  onTestFinished(() => warehouse.close());
  const [row] = await warehouse.rows<{ cases: number; kind: string }>(
    'select count(*) as cases, any_value(typeof(opened_at)) as kind from read_parquet($path)',
    { path: join(folder, 'cases.parquet') },
  );
  expect(row).toEqual({ cases: 60, kind: 'TIMESTAMP WITH TIME ZONE' });
});

test('rows that cannot be read have no place in Parquet', async () => {
  const { code, io } = await generateInto(emptyFolder(), '--bad-rows', '--format', 'parquet');
  expect(code).toBe(2);
  expect(io.err()).toContain('--format csv');
});

async function generateInto(folder: string, ...options: readonly string[]) {
  const io = captureIo();
  return { code: await run(['generate', '--out', folder, ...options], io), io };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-generate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
