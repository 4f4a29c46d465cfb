import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../pipeline/failure.js';
import { ledgerPromises } from '../pipeline/policy/schema.js';
import { findAllBehind } from '../pipeline/findings/behind.js';
import type { BehindRow, PeriodBasis } from '../pipeline/findings/contract.js';
import { lastMonth } from '../pipeline/findings/last-month.js';
import {
  datesFromTo,
  monthsUpTo,
  type Periods,
  quartersUpTo,
} from '../pipeline/findings/periods.js';
import { policiesInPlay } from '../pipeline/findings/replayed.js';
import { accountNamed } from '../pipeline/findings/scope.js';
import { findWorkspace } from '../pipeline/workspace.js';
import { tableCsv } from '../reports/render/csv.js';
import type { Condition } from '../reports/render/contract.js';
import { conditionsOf } from '../reports/trace/figure-id.js';
import { obligationsTable } from '../reports/trace/obligations-table.js';
import { isCounted } from '../reports/trace/rows.js';
import { counted } from '../reports/words/count.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import { traceText } from './trace/text.js';
import { periodOption } from './report-options.js';

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
  readonly out?: string;
}

/** `punctual trace`: the obligations behind a figure of a report. */
export function register(program: Command, io: Io): void {
  program
    .command('trace')
    .summary('list the obligations behind a figure of a report')
    .description(
      'Lists the obligations that a figure counts, by the id that the report gives it in its last section: what was missed first, as the house reads it.',
    )
    .argument('<figure>', 'id of the figure: F-first_response, F-update/premier/high, F-kept …')
    .option('--month <YYYY-MM>', 'the month of the report (default: the last that is complete)')
    .option('--quarter <YYYY-QN>', 'the quarter of the report, in place of a month')
    .option('--from <YYYY-MM-DD>', 'the first date of an audit, with --to in place of a month')
    .option('--to <YYYY-MM-DD>', 'its last date')
    .option('--policy <id...>', 'only these policies')
    .option('--account <account>', 'only this account, by id or name')
    .option('--zone <zone>', 'where months begin and end, and the zone of all times shown')
    .addOption(periodOption())
    .option('--out <file>', 'CSV file to write them to, all of them')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual trace F-first_response --month 2026-10 --policy ownbackup
  punctual trace F-update/standard/low --policy ownbackup --out low.csv
  punctual trace F-first_response:running --quarter 2026-Q3`,
    )
    .action(async (figure: string, options: Options) => {
      const where = conditionsOf(figure);
      if (where === null || !isOfPromise(where)) throw noFigure(figure);
      const { databasePath, config } = findWorkspace(resolve(io.cwd, options.workspace));
      const zone = options.zone ?? config.report.zone ?? 'UTC';
      const period = options.period ?? config.report.period_by ?? 'due';
      await withLedger(databasePath, async (warehouse, { asOfMs }) => {
        const periods = periodsOf(options, asOfMs, zone);
        const account =
          options.account === undefined ? null : await accountNamed(warehouse, options.account);
        const policies = options.policy ?? (await policiesInPlay(warehouse, account?.id ?? null));
        const rows: BehindRow[] = [];
        for (const policy of policies) {
          const asked = { policy, account: account?.id ?? null, zone, period };
          const behind = await findAllBehind(warehouse, asked, periods, false);
          rows.push(...behind.rows.filter((row) => isCounted(row, where)));
        }
        const told = { figure, where, rows, label: periods.labels.at(-1) ?? '', zone };
        if (options.out === undefined) io.stdout(traceText(told));
        else io.stdout(written(io, rows, zone, options.out));
      });
    });
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

function written(io: Io, rows: readonly BehindRow[], zone: string, out: string): string {
  const path = resolve(io.cwd, out);
  const behind = { total: rows.length, rows };
  try {
    writeFileSync(path, tableCsv(obligationsTable({ behind, zone, options: null })));
  } catch {
    throw new UserError({
      code: 'trace.unwritable',
      message: `The file "${path}" cannot be written.`,
      hint: 'Name a file in a folder that exists and that you may write to.',
    });
  }
  return `Wrote ${counted(rows.length, 'obligation')} to ${relative(io.cwd, path)}.\n`;
}

function noFigure(figure: string): UserError {
  return new UserError({
    code: 'trace.figure',
    message: `"${figure}" is no id of a figure.`,
    hint: 'Ids look like F-first_response, F-update/premier/high, F-update:running, F-channel/email or F-kept; a report lists its own in its last section.',
  });
}
