import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IngestFile } from '../../pipeline/ingest/contract.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { ingested, sampleFiles, shipped } from './sample.js';

const policies = shipped('crashplan', 'openback');
const folder = mkdtempSync(join(tmpdir(), 'punctual-test-'));

let warehouse: Warehouse;
let ledger: string;

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  ledger = await replayed(warehouse);
});

afterAll(() => {
  warehouse.close();
  rmSync(folder, { recursive: true });
});

test('the sample gives a ledger under every scenario', () => {
  expect(ledger.split('\n').length).toBeGreaterThan(10_000);
});

test('two replays give the same bytes, however many cases are replayed at once', async () => {
  expect(difference(await replayed(warehouse, 500))).toBeNull();
});

test('an event log in ten pieces gives the same bytes as one file', async () => {
  expect(difference(await ledgerOf(sampleFiles.flatMap(inTen)))).toBeNull();
});

test('rows in another order give the same bytes', async () => {
  expect(difference(await ledgerOf(sampleFiles.map(shuffled)), true)).toBeNull();
});

async function ledgerOf(files: readonly IngestFile[]): Promise<string> {
  const other = await ingested(files);
  try {
    return await replayed(other);
  } finally {
    other.close();
  }
}

async function replayed(from: Warehouse, chunkSize = 250_000): Promise<string> {
  await replay(from, { policies, chunkSize });
  const path = join(folder, 'ledger.csv');
  await from.run(
    `copy (from ledger order by scenario, case_id, promise, sequence, obligation_id) to '${path}' (header)`,
  );
  return readFileSync(path, 'utf8');
}

/** The first line that differs, for a message that can be read. What has no id is named by its row, which moves with the rows. */
function difference(
  other: string,
  isShuffled = false,
): readonly [string | undefined, string | undefined] | null {
  const plain = (text: string) => (isShuffled ? text.replaceAll(/( row )\d+/g, '$1') : text);
  if (plain(other) === plain(ledger)) return null;
  const [ours, theirs] = [plain(ledger).split('\n'), plain(other).split('\n')];
  const place = ours.findIndex((line, index) => line !== theirs[index]);
  return [ours[place], theirs[place]];
}

function inTen(file: IngestFile): IngestFile[] {
  if (file.name !== 'events.csv') return [file];
  const { header, rows } = rowsOf(file);
  const size = Math.ceil(rows.length / 10);
  return Array.from({ length: 10 }, (_, piece) =>
    written(`events-${piece}.csv`, [header, ...rows.slice(piece * size, (piece + 1) * size)]),
  );
}

function shuffled(file: IngestFile): IngestFile {
  const { header, rows } = rowsOf(file);
  const lots = rows.map((row) => ({ row, lot: createHash('sha256').update(row).digest('hex') }));
  const inLotOrder = lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return written(file.name, [header, ...inLotOrder.map(({ row }) => row)]);
}

function rowsOf({ path }: IngestFile): { header: string; rows: string[] } {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const rows: string[] = [];
  let row = '';
  for (const line of lines) {
    row += line;
    const isWhole = row.split('"').length % 2 === 1;
    if (isWhole) rows.push(row);
    row = isWhole ? '' : `${row}\n`;
  }
  return { header, rows };
}

function written(name: string, lines: readonly string[]): IngestFile {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return { name, path };
}
