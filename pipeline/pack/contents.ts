import { join } from 'node:path';
import { writeLedger } from '../ledger/export.js';
import { ledgerLines } from '../ledger/lines.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Manifest } from './manifest.js';
import { offsetRowsOf, offsetsText } from './offsets.js';
import { ledgerScope } from './scope.js';
import type { Source } from './sources.js';
import { offsetsFile, windowTables, writeWindowTable } from './tables.js';
import type { Content } from './target.js';

/** The ledger in both formats. One thread, for several would share row groups out as they find time. */
export async function writeLedgers(
  warehouse: Warehouse,
  folder: string,
  scenarios: Manifest['scenarios'],
  scope: Manifest['scope'],
): Promise<number> {
  const computed = scenarios
    .filter(({ not_computed }) => not_computed === null)
    .map(({ scenario }) => scenario);
  const [threads] = await warehouse.rows<{ held: number }>(
    "select current_setting('threads') as held",
  );
  const lines = await ledgerLines(warehouse, computed, ledgerScope(scope));
  await warehouse.run(`create or replace temp table packed_lines as ${lines}`);
  await warehouse.run('set threads = 1');
  try {
    await writeLedger(warehouse, join(folder, 'ledger.csv'), 'from packed_lines');
    return await writeLedger(warehouse, join(folder, 'ledger.parquet'), 'from packed_lines');
  } finally {
    await warehouse.run('drop table packed_lines');
    await warehouse.run(`set threads = ${threads?.held ?? 1}`);
  }
}

/** The inputs, where they go along. */
export function inputContents(sources: readonly Source[]): [string, Content][] {
  return sources.flatMap(({ file, path }) =>
    file === null || path === null ? [] : [[file, { path }]],
  );
}

/** The tables that say how calendars and zones were laid out. */
export async function windowContents(
  warehouse: Warehouse,
  scratch: string,
  sources: readonly Source[],
): Promise<[string, Content][]> {
  const contents: [string, Content][] = [];
  for (const { file, query } of windowTables) {
    const path = join(scratch, `${query}.csv`);
    await writeWindowTable(warehouse, query, path);
    contents.push([file, { path }]);
  }
  const offsets = offsetsText(await offsetRowsOf(warehouse, sources));
  return [...contents, [offsetsFile, { bytes: new TextEncoder().encode(offsets) }]];
}
