import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { identifier, literal } from '../ingest/quote.js';
import { ledgerLines } from '../ledger/lines.js';
import { neutralised } from '../ledger/neutralised.js';
import type { Warehouse } from '../warehouse/open.js';
import { columnsOf } from './check-windows.js';
import { compareTables, type DifferingRow, type TableDifference } from './compare.js';
import { firstLineOf, readCsv } from './csv-table.js';
import { type Difference, rowsOf, shown } from './difference.js';
import type { Manifest } from './manifest.js';
import type { OpenedPack } from './open.js';
import { ledgerScope } from './scope.js';

const keys = ['scenario', 'obligation_id'];
const inTurn = `"row".scenario <> 'house', "row".scenario, "row".case_id nulls first,
    "row".promise nulls first, "row".sequence, "row".obligation_id`;

/** Holds every row and column of the pack's ledger to the ledger computed again, and its two files to each other. */
export async function checkLedger(
  warehouse: Warehouse,
  { folder, manifest }: OpenedPack,
): Promise<Difference[]> {
  await warehouse.run(
    `create or replace temp table ledger_computed as ${await computedLines(warehouse, manifest)}`,
  );
  const path = join(folder, 'ledger.parquet');
  const unread = await readParquet(warehouse, path);
  if (unread !== null) return [{ kind: 'ledger', says: `ledger.parquet ${unread}.` }];
  const columns = await columnsOf(warehouse, 'ledger_computed');
  const difference = await compareTables(warehouse, {
    packed: 'ledger_packed',
    computed: 'ledger_computed',
    keys,
    columns,
    order: `${isOnlyDerived(columns)}, ${inTurn}`,
  });
  const says = difference === null ? [] : await tell(warehouse, difference);
  return [
    ...says,
    ...(await checkCount(warehouse, manifest)),
    ...(await checkCsv(warehouse, join(folder, 'ledger.csv'), columns)),
  ].map((each) => ({ kind: 'ledger', says: each }));
}

/** Whether other readings alone differ: what follows from another row is told after that row. */
function isOnlyDerived(columns: readonly string[]): string {
  const own = columns.filter((name) => name !== 'settled' && name !== 'hinges_on').map(identifier);
  const same = own.map((name) => `packed.${name} is not distinct from computed.${name}`);
  return `is_both and ${same.join(' and ')}`;
}

async function computedLines(warehouse: Warehouse, { scope }: Manifest): Promise<string> {
  const scenarios = await warehouse.rows<{ scenario: string }>(
    'select scenario from policy.scenarios where why_not is null order by scenario_id',
  );
  const names = scenarios.map(({ scenario }) => scenario);
  return ledgerLines(warehouse, names, ledgerScope(scope));
}

/** Reads the ledger as it was packed into `ledger_packed`; says what is wrong with it, or null. */
async function readParquet(warehouse: Warehouse, path: string): Promise<string | null> {
  if (!existsSync(path)) return 'is not there';
  const schema = (of: string) =>
    warehouse.rows<{ column_name: string; column_type: string }>(`describe ${of}`);
  try {
    await warehouse.run(
      `create or replace temp table ledger_packed as select * from read_parquet(${literal(path)})`,
    );
  } catch (error) {
    return `cannot be read: ${firstLineOf(error)}`;
  }
  const [packed, computed] = [await schema('ledger_packed'), await schema('ledger_computed')];
  const other = computed.find(({ column_name, column_type }, place) => {
    return packed[place]?.column_name !== column_name || packed[place]?.column_type !== column_type;
  });
  if (other !== undefined) return `has no column ${other.column_name} where one belongs`;
  const extra = packed[computed.length];
  return extra === undefined ? null : `has a column too many, ${extra.column_name}`;
}

async function tell(warehouse: Warehouse, difference: TableDifference): Promise<string[]> {
  const { onlyPacked, onlyComputed, changed, columns, first } = difference;
  const parts = [
    [onlyPacked, 'that the inputs do not give'],
    [onlyComputed, 'that the inputs give and the pack lacks'],
    [
      changed,
      `with other values (${columns.map(({ column, rows }) => `${column} in ${rows}`).join(', ')})`,
    ],
  ] as const;
  const told = parts.filter(([rows]) => rows > 0).map(([rows, what]) => `${rows} ${what}`);
  const rows = onlyPacked + onlyComputed + changed;
  return [
    `The ledger differs from what the inputs give in ${rowsOf(rows)}: ${told.join('; ')}.`,
    `The first: ${await firstOf(warehouse, first)}`,
  ];
}

async function firstOf(warehouse: Warehouse, first: DifferingRow): Promise<string> {
  const row = first.is === 'only computed' ? first.computed : first.packed;
  const named = nameOf(row);
  if (first.is === 'changed') {
    const column = first.column ?? '';
    return `${named}: ${column} is ${shown(first.packed[column])} in the pack, and ${shown(first.computed[column])} comes out.`;
  }
  const other = first.is === 'only packed' ? 'ledger_computed' : 'ledger_packed';
  const own = first.is === 'only packed' ? 'ledger_packed' : 'ledger_computed';
  const isCase = typeof row.case_id === 'string';
  const [rows] = isCase
    ? await warehouse.rows<{ own: number; other: number }>(
        `select
            (select count(*) from ${own} where case_id = $id) as own,
            (select count(*) from ${other} where case_id = $id) as other`,
        { id: String(row.case_id) },
      )
    : [];
  const isWhole = rows !== undefined && rows.other === 0;
  if (first.is === 'only packed') {
    return isWhole
      ? `${named}. The pack has ${rows.own} rows of the case ${row.case_id}, and the inputs give none.`
      : `${named}. The pack has this row, and the inputs do not give it.`;
  }
  return isWhole
    ? `${named}. The pack lacks the case ${row.case_id} altogether; the inputs give ${rows.own} rows of it.`
    : `${named}. The inputs give this row, and the pack lacks it.`;
}

function nameOf(row: Readonly<Record<string, unknown>>): string {
  const whose = row.case_id ?? row.account_id;
  const promise = String(row.promise ?? 'no promise').replaceAll('_', ' ');
  return `under ${row.scenario}, ${promise} of ${whose} (${row.obligation_id})`;
}

async function checkCount(warehouse: Warehouse, { ledger }: Manifest): Promise<string[]> {
  const [counted] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from ledger_packed',
  );
  return counted?.rows === ledger.rows
    ? []
    : [`The manifest says that the ledger has ${ledger.rows} rows; it has ${counted?.rows}.`];
}

async function checkCsv(
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
    keys,
    columns,
    order: inTurn,
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
    `ledger.csv and ledger.parquet differ in ${rowsOf(onlyPacked + onlyComputed + changed)}. The first: ${nameOf(row)}: ${what}.`,
  ];
}
