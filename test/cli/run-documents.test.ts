import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { packageRoot } from '../../pipeline/root.js';
import { captureIo } from './captured-io.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-documents-'));
const config = join(folder, 'punctual.yaml');

beforeAll(() => {
  cpSync(join(packageRoot, 'sample-data'), folder, {
    recursive: true,
    filter: (path) => !basename(path).startsWith('punctual.duckdb'),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function runWith(line: string, ...argv: string[]) {
  const sample = readFileSync(join(packageRoot, 'sample-data', 'punctual.yaml'), 'utf8');
  const kept = sample.replace(/^documents: .*$/m, line).replace(/^out: .*$/m, 'out: out');
  writeFileSync(config, kept.replace(/format: .*/, 'format: [json]'));
  const io = captureIo({ cwd: folder });
  const exitCode = await run(['run', ...argv], io);
  return { exitCode, out: io.out(), err: io.err() };
}

const filesOf = (folderOf: string) => readdirSync(join(folder, 'out', folderOf)).sort();

test('a run for the auditor alone writes the quarter of the month asked for', async () => {
  const told = await runWith('documents: [audit]', '--month', '2026-05');
  expect(told).toMatchObject({ exitCode: 0, err: '' });
  const made = filesOf('.').filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  expect(made.length).toBe(4);
  for (const name of made) expect(name).toMatch(/^audit-.*-2026-04-01-2026-06-30\.json$/);
}, 180_000);

test('reviews are written for each audience asked for, and the index tells them apart', async () => {
  const told = await runWith('documents: [quarterly]\naudiences: [customer, internal]');
  expect(told).toMatchObject({ exitCode: 0, err: '' });
  const made = filesOf('quarterly/2026-Q3');
  expect(made).toContain('own-us-0003-customer.json');
  expect(made).toContain('own-us-0003-internal.json');
  const index = readFileSync(join(folder, 'out', 'index.html'), 'utf8');
  expect(index).toContain('quarterly/2026-Q3/own-us-0003-internal.json');
}, 180_000);

test('rates cannot be held to a mark by a run that reports no month', async () => {
  const told = await runWith('documents: [audit]', '--fail-under', '90');
  expect(told.exitCode).toBe(2);
  expect(told.err).toContain('Add monthly to documents in punctual.yaml.');
});

test('an unknown document is told with its line and what there is', async () => {
  const told = await runWith('documents: [weekly]');
  expect(told.exitCode).toBe(2);
  expect(told.err).toMatch(/punctual\.yaml.*\n?.*monthly, quarterly or audit/);
});
