import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../pipeline/root.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';

const command = join(packageRoot, 'dist', 'cli', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'punctual-interrupted-'));
const database = join(folder, 'punctual.duckdb');
const rows = 150_000;

beforeEach(({ skip }) => skip(!existsSync(command), 'the program is not built; npm run build'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

function punctual(args: readonly string[], killAfterMs?: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: folder });
    const err: string[] = [];
    child.stderr.on('data', (text) => err.push(String(text)));
    child.on('close', (code) => resolve({ code, err: err.join('') }));
    if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
}

async function loaded(): Promise<{ events: number; sources: number }> {
  if (!existsSync(database)) return { events: 0, sources: 0 };
  const warehouse = await openWarehouse(database);
  try {
    const [found] = await warehouse.rows<{ events: number; sources: number }>(`
      select (select count(*) from raw.events) as events, (select count(*) from raw.sources) as sources`);
    return found ?? { events: 0, sources: 0 };
  } finally {
    warehouse.close();
  }
}

test('an ingest that is killed leaves the file whole or not at all, and the next one loads it', async () => {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `C${index % 997},${new Date(1.7e12 + index * 1000).toISOString()},message,agent,public,${index}`,
  );
  const header = 'case_id,at,type,actor_type,visibility,event_id';
  writeFileSync(join(folder, 'events.csv'), `${[header, ...lines].join('\n')}\n`);
  for (const killAfterMs of [250, 700, 1100, 1500, 1900, 2400]) {
    await punctual(['ingest', 'events.csv'], killAfterMs);
    const { events, sources } = await loaded();
    expect([0, rows]).toContain(events);
    expect(sources).toBe(events === 0 ? 0 : 1);
  }
  expect((await punctual(['ingest', 'events.csv'])).code).toBe(0);
  expect(await loaded()).toEqual({ events: rows, sources: 1 });
}, 120_000);

test('a second run at once is told to wait, and harms nothing', async () => {
  const warehouse = await openWarehouse(database);
  try {
    const second = await punctual(['ingest', 'events.csv']);
    expect(second.code).toBe(2);
    expect(second.err).toContain('is in use by another run');
  } finally {
    warehouse.close();
  }
}, 60_000);
