import { existsSync } from 'node:fs';
import { identifier } from '../ingest/quote.js';
import { neutralised } from '../ledger/neutralised.js';
import type { Warehouse } from '../warehouse/open.js';
import { compareTables } from './compare.js';
import { readCsv } from './csv-table.js';
import { rowsOf, shown } from './difference.js';
import { ledgerInTurn, ledgerKeys, nameOfRow } from './ledger-row.js';

/** Holds ledger.csv to ledger.parquet, which was read into `ledger_packed`. */
export async function checkCsv(
  warehouse: Warehouse,
  path: string,
  columns: readonly string[],
): Promise<string[]> {
  if (!existsSync(path)) return ['ledger.csv is not there.'];
  const problem = await readCsv(warehouse, path, columns, 'csv_packed');
  if (problem !== null) return [`ledger.csv ${problem}.`];
  const lines = await neutralised(warehouse, 'select * from ledger_packed', null);
  const cells = columns.map(
    (name) => `nullif(${identifier(name)}::varchar, '') as ${identifier(name)}`,
  );
  await warehouse.run(
    `create or replace temp view csv_computed as select ${cells.join(', ')} from (${lines})`,
  );
  const difference = await compareTables(warehouse, {
    packed: 'csv_packed',
    computed: 'csv_computed',
    keys: ledgerKeys,
    columns,
    order: ledgerInTurn,
  });
  if (difference === null) return [];
  const { first, onlyPacked, onlyComputed, changed } = difference;
  const row = first.is === 'only computed' ? first.computed : first.packed;
  const column = first.column ?? '';
  const what =
    first.is === 'changed'
      ? `${column} is ${shown(first.packed[column])}, and ${shown(first.computed[column])} in ledger.parquet`
      : first.is === 'only packed'
        ? 'ledger.parquet lacks it'
        : 'ledger.csv lacks it';
  return [
    `ledger.csv and ledger.parquet differ in ${rowsOf(onlyPacked + onlyComputed + changed)}. The first: ${nameOfRow(row)}: ${what}.`,
  ];
}
