import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, test } from 'vitest';
import { run } from '../../cli/main.js';
import { packageRoot } from '../../pipeline/root.js';
import { openWarehouse, type Warehouse } from '../../pipeline/warehouse/open.js';
import { captureIo } from '../cli/captured-io.js';

const shared = join(packageRoot, '..', 'shared');

/** What `punctual run` left of an export from elsewhere. */
export interface SharedRun {
  /** Where the export's own files are. */
  readonly data: string;
  readonly warehouse: Warehouse;
  /** What the command said. */
  readonly told: string;
  /** The folder with the reports. */
  readonly out: string;
}

type Claim = (title: string, work: (shared: SharedRun) => Promise<void>, timeout?: number) => void;

/**
 * Makes tests on one export of ../shared/data by the workspace of that name beside this file.
 * The first of them runs it, in a copy; without the export all are skipped.
 */
export function claimsOn(name: string, month: string): Claim {
  const data = join(shared, 'data', name);
  let started: Promise<SharedRun> | undefined;
  afterAll(async () => {
    const done = await started?.catch(() => undefined);
    done?.warehouse.close();
    if (done !== undefined) rmSync(join(done.out, '../../../../..'), { recursive: true });
  });
  return (title, work, timeout = 120_000) =>
    test(title, { timeout }, async ({ skip }) => {
      if (!existsSync(data)) skip(`${relative(packageRoot, data)} is not here`);
      started ??= runShared(name, month, data);
      await work(await started);
    });
}

async function runShared(name: string, month: string, data: string): Promise<SharedRun> {
  const around = mkdtempSync(join(tmpdir(), 'punctual-shared-'));
  const folder = join(around, 'punctual', 'test', 'shared-data', name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(packageRoot, 'test', 'shared-data', name), folder, { recursive: true });
  symlinkSync(shared, join(around, 'shared'));
  const io = captureIo({ cwd: folder });
  const code = await run(['run', '--month', month], io);
  if (code !== 0) throw new Error(`punctual run ended with ${code}:\n${io.err()}`);
  const warehouse = await openWarehouse(join(folder, 'punctual.duckdb'), { threads: 2 });
  return { data, warehouse, told: io.out(), out: join(folder, 'out') };
}
