import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { identifier, literal } from '../ingest/quote.js';
import { ledgerLines } from '../ledger/lines.js';
import type { Warehouse } from '../warehouse/open.js';
import { checkCsv } from './check-csv.js';
import { compareTables, type DifferingRow, type TableDifference } from './compare.js';
import { columnsOf, firstLineOf } from './csv-table.js';
import { type Difference, rowsOf, shown } from './difference.js';
import type { Manifest } from './manifest.js';
import type { OpenedPack } from './open.js';
import { ledgerInTurn, ledgerKeys, nameOfRow } from './ledger-row.js';
import { ledgerScope } from './scope.js';

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
    keys: ledgerKeys,
    columns,
    order: `${isOnlyDerived(columns)}, ${ledgerInTurn}`,
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
  const named = nameOfRow(row);
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

async function checkCount(warehouse: Warehouse, { ledger }: Manifest): Promise<string[]> {
  const [counted] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from ledger_packed',
  );
  return counted?.rows === ledger.rows
    ? []
    : [`The manifest says that the ledger has ${ledger.rows} rows; it has ${counted?.rows}.`];
}
