import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Warehouse } from '../warehouse/open.js';
import { compareTables } from './compare.js';
import { columnsOf, readCsv } from './csv-table.js';
import { type Difference, rowsOf, shown } from './difference.js';
import { type OffsetRow, offsetRowsOf, offsetsText, sourceOffsetsFrom } from './offsets.js';
import type { OpenedPack } from './open.js';
import { offsetsFile, type WindowTable, windowQuery, windowTables } from './tables.js';

/** Holds the calendars, windows, holidays and zones of the pack to those that its policies and offsets give. */
export async function checkWindows(
  warehouse: Warehouse,
  pack: OpenedPack,
  offsets: readonly OffsetRow[],
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const table of windowTables) found.push(...(await checkTable(warehouse, pack, table)));
  const given = sourceOffsetsFrom(offsets);
  const computed = offsetsText(await offsetRowsOf(warehouse, pack.manifest.sources, given));
  const packed = readFileSync(join(pack.folder, offsetsFile), 'utf8');
  return [...found, ...checkLines(packed, computed)];
}

async function checkTable(
  warehouse: Warehouse,
  { folder, manifest }: OpenedPack,
  { file, query, row, keys }: WindowTable,
): Promise<Difference[]> {
  const tell = (says: string): Difference[] => [{ kind: 'windows', says }];
  if (!manifest.files.some(({ name }) => name === file)) return tell(`The pack has no ${file}.`);
  const sql = await windowQuery(warehouse, query);
  await warehouse.run(
    `create or replace temp table windows_computed as select columns(*)::varchar from (${sql}\n)`,
  );
  const columns = await columnsOf(warehouse, 'windows_computed');
  const problem = await readCsv(warehouse, join(folder, file), columns, 'windows_packed');
  if (problem !== null) return tell(`${file} ${problem}.`);
  const difference = await compareTables(warehouse, {
    packed: 'windows_packed',
    computed: 'windows_computed',
    keys,
    columns,
  });
  if (difference === null) return [];
  const { first, onlyPacked, onlyComputed, changed } = difference;
  const held = first.is === 'only computed' ? first.computed : first.packed;
  const named = keys.map((key) => `${key} ${shown(held[key])}`).join(', ');
  const count = onlyPacked + onlyComputed + changed;
  const what =
    first.is === 'changed'
      ? `${first.column} is ${shown(first.packed[first.column ?? ''])} in the pack, and ${shown(first.computed[first.column ?? ''])} comes out`
      : first.is === 'only packed'
        ? 'the pack has it, and the policies do not give it'
        : 'the policies give it, and the pack lacks it';
  return tell(`${file} differs in ${rowsOf(count)}. The first, ${row} (${named}): ${what}.`);
}

function checkLines(packed: string, computed: string): Difference[] {
  if (packed === computed) return [];
  const theirs = packed.split('\n');
  const ours = computed.split('\n');
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const line = at === -1 ? ours.length : at;
  const says = `${offsetsFile} differs from what the replay used, first in line ${line + 1}: ${shown(theirs[line])} in the pack, and ${shown(ours[line])} comes out.`;
  return [{ kind: 'windows', says }];
}
