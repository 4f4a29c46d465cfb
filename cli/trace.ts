import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../pipeline/failure.js';
import { ledgerPromises } from '../pipeline/policy/schema.js';
import { findAllBehind } from '../pipeline/findings/behind.js';
import type { BehindRow, CountedRow, PeriodBasis } from '../pipeline/findings/contract.js';
import { lastMonth } from '../pipeline/findings/last-month.js';
import {
  datesFromTo,
  monthsUpTo,
  type Periods,
  quartersUpTo,
} from '../pipeline/findings/periods.js';
import { policiesInPlay } from '../pipeline/findings/replayed.js';
import { findPeriod } from '../pipeline/findings/monthly.js';
import { accountNamed, type AskedScope } from '../pipeline/findings/scope.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace } from '../pipeline/workspace.js';
import type { Condition } from '../reports/render/contract.js';
import { conditionsOf, isBeyond, isOfCounted } from '../reports/trace/conditions.js';
import { isCounted, isCountedRow } from '../reports/trace/rows.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import { periodOption } from './report-options.js';
import { behindTold, countedTold, type TraceFound } from './trace/found.js';
import { registerOf } from './waivers.js';

interface Options {
  readonly workspace: string;
  readonly month?: string;
  readonly quarter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly zone?: string;
  readonly period?: PeriodBasis;
  readonly waivers?: string;
  readonly out?: string;
}

/** `punctual trace`: the obligations behind a figure of a report. */
export function register(program: Command, io: Io): void {
  program
    .command('trace')
    .summary('list the rows behind a figure of a report')
    .description(
      'Lists what a figure counts, by the id that the report gives it in its last section: obligations, what was missed first, as the house reads it; or answers, responses, open cases and whatever else it counts.',
    )
    .argument(
      '<figure>',
      'id of the figure: F-first_response, F-update/premier/high, F-answers/1-5 …',
    )
    .option('--month <YYYY-MM>', 'the month of the report (default: the last that is complete)')
    .option('--quarter <YYYY-QN>', 'the quarter of the report, in place of a month')
    .option('--from <YYYY-MM-DD>', 'the first date of an audit, with --to in place of a month')
    .option('--to <YYYY-MM-DD>', 'its last date')
    .option('--policy <id...>', 'only these policies')
    .option('--account <account>', 'only this account, by id or name')
    .option('--zone <zone>', 'where months begin and end, and the zone of all times shown')
    .addOption(periodOption())
    .option('--waivers <file>', 'register of waivers (default: waivers of punctual.yaml)')
    .option('--out <file>', 'CSV file to write them to, all of them')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual trace F-first_response --month 2026-10 --policy ownbackup
  punctual trace F-update/standard/low --policy ownbackup --out low.csv
  punctual trace F-first_response:running --quarter 2026-Q3
  punctual trace F-answers/1-5:good --month 2026-10 --policy ownbackup
  punctual trace F-first_response+period/2026-09 --month 2026-10 --policy ownbackup
  punctual trace F-update~strict --month 2026-10 --policy ownbackup`,
    )
    .action(async (figure: string, options: Options) => {
      const where = conditionsOf(figure);
      if (where === null || !isOfPromise(where)) throw noFigure(figure);
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const { report } = workspace.config;
      const zone = options.zone ?? report.zone ?? 'UTC';
      const period = options.period ?? report.period_by ?? 'due';
      const waivers = registerOf(io, workspace, options.waivers);
      await withLedger(workspace.databasePath, async (warehouse, { asOfMs }) => {
        const periods = periodsOf(options, asOfMs, zone);
        const account =
          options.account === undefined ? null : await accountNamed(warehouse, options.account);
        const policies = options.policy ?? (await policiesInPlay(warehouse, account?.id ?? null));
        const asked = { account: account?.id ?? null, zone, period, waivers };
        const label = periods.labels.at(-1) ?? '';
        const told = { figure, where, label, zone };
        const found = isOfCounted(where)
          ? countedTold(told, await countedRows(warehouse, policies, asked, periods, where))
          : behindTold(told, await behindRows(warehouse, policies, asked, periods, where));
        if (options.out === undefined) io.stdout(found.text);
        else io.stdout(written(io, found, options.out));
      });
    });
}

type Asked = Omit<AskedScope, 'policy'>;

async function behindRows(
  warehouse: Warehouse,
  policies: readonly string[],
  asked: Asked,
  periods: Periods,
  where: readonly Condition[],
): Promise<BehindRow[]> {
  const rows: BehindRow[] = [];
  for (const policy of policies) {
    const scope = { ...asked, policy };
    const behind = await findAllBehind(warehouse, scope, periods, isBeyond(where));
    rows.push(...behind.rows.filter((row) => isCounted(row, where)));
  }
  return rows;
}

async function countedRows(
  warehouse: Warehouse,
  policies: readonly string[],
  asked: Asked,
  periods: Periods,
  where: readonly Condition[],
): Promise<CountedRow[]> {
  const rows: CountedRow[] = [];
  for (const policy of policies) {
    const { counted } = await findPeriod(warehouse, { ...asked, policy }, periods, true);
    const label = periods.labels.at(-1) ?? '';
    rows.push(...counted.rows.filter((row) => isCountedRow(row, where, label)));
  }
  return rows;
}

function isOfPromise(where: readonly Condition[]): boolean {
  const known: readonly string[] = ledgerPromises;
  return where.every(
    ({ column, values }) => column !== 'promise' || values.every((value) => known.includes(value)),
  );
}

function periodsOf({ month, quarter, from, to }: Options, asOfMs: number, zone: string): Periods {
  const asked = [month, quarter, from ?? to].filter((each) => each !== undefined);
  if (asked.length > 1 || (from === undefined) !== (to === undefined)) {
    throw new UserError({
      code: 'trace.period',
      message: 'A figure is of one month, one quarter, or one stretch of dates.',
      hint: 'Give --month, or --quarter, or --from and --to.',
    });
  }
  if (from !== undefined && to !== undefined) return datesFromTo(from, to, zone);
  if (quarter !== undefined) return quartersUpTo(quarter, zone);
  return monthsUpTo(month ?? lastMonth(asOfMs, zone), zone);
}

function written(io: Io, { csv, counted: how }: TraceFound, out: string): string {
  const path = resolve(io.cwd, out);
  try {
    writeFileSync(path, csv);
  } catch {
    throw new UserError({
      code: 'trace.unwritable',
      message: `The file "${path}" cannot be written.`,
      hint: 'Name a file in a folder that exists and that you may write to.',
    });
  }
  return `Wrote ${how} to ${relative(io.cwd, path)}.\n`;
}

function noFigure(figure: string): UserError {
  return new UserError({
    code: 'trace.figure',
    message: `"${figure}" is no id of a figure.`,
    hint: 'Ids look like F-first_response, F-update/premier/high, F-update:running, F-channel/email or F-kept; a report lists its own in its last section.',
  });
}
