import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../pipeline/failure.js';
import type { PeriodBasis } from '../pipeline/findings/contract.js';
import { lastMonth } from '../pipeline/findings/last-month.js';
import {
  datesFromTo,
  monthsUpTo,
  type Periods,
  quartersUpTo,
} from '../pipeline/findings/periods.js';
import { policyFileName, policyPathsOf, shippedPolicyPaths } from '../pipeline/policy-files.js';
import { findWorkspace } from '../pipeline/workspace.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import { progress } from './progress.js';
import { judgeAll } from './whatif/judge-all.js';
import { questionsOf, reachOf, type TermOptions } from './whatif/questions.js';
import { whatIfCsv } from './whatif/table.js';
import { tellWhatIf } from './whatif/text.js';

interface Options extends TermOptions {
  readonly workspace: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly month?: string;
  readonly quarter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly period?: PeriodBasis;
  readonly policyFile: readonly string[];
  readonly cells?: true;
  readonly out?: string;
}

/** `punctual whatif`: the same responses judged under other terms, beside the ledger. */
export function register(program: Command, io: Io): void {
  program
    .command('whatif')
    .summary('judge the same responses under other terms')
    .description(
      'Judges the same cases under another tier, policy, calendar or target, and shows that beside the ledger, which stays as it is. For those who talk about a contract, not for its customer.',
    )
    .option('--tier <tier...>', 'under this tier, whatever the contract says; one what-if each')
    .option('--under <policy>', 'under another policy or version: POLICY, POLICY@VERSION or a file')
    .option(
      '--severity <pair...>',
      'how --under calls severities: high=1 medium=2, or by-rank for both in their order',
    )
    .option(
      '--calendar <hours>',
      'in a calendar of the policy, always, or hours: "mon-fri 09:00-17:00 Europe/London"',
    )
    .option(
      '--target <target...>',
      'under this target: "update=1 business day", "first_response:premier/high=1 hour"',
    )
    .option('--standing [name...]', 'those that punctual.yaml keeps under whatifs, or some of them')
    .option('--name <name>', 'what to call it')
    .option('--policy <id...>', 'only cases of these policies (default: all with cases)')
    .option('--account <account>', 'only this account, by id or name')
    .option('--month <YYYY-MM>', 'of a month (default: the last that is complete)')
    .option('--quarter <YYYY-Qn>', 'of a quarter')
    .option('--from <date>', 'of any dates, with --to')
    .option('--to <date>', 'last of them')
    .option(
      '--zone <zone>',
      'where months and dates begin and end, and the zone of all times shown',
    )
    .addOption(
      new Option('--period <basis>', 'what puts an obligation into a period').choices([
        'due',
        'opening',
        'fulfilment',
      ]),
    )
    .option('--reading <scenario>', 'both sides read so: strict, lenient or READING=OPTION')
    .option('--cells', 'each tier and severity too')
    .option('--out <file>', 'write to a file, ….csv or ….json')
    .option('--policy-file <file...>', 'policies beside those that come with Punctual', [])
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual whatif --account OWN-US-0003 --quarter 2026-Q3 --tier premier
  punctual whatif --policy ownbackup --target "first_response=2 business hours" --cells
  punctual whatif --policy ownbackup --calendar "mon-fri 09:00-17:00 Europe/London holidays uk"
  punctual whatif --under openback --tier pro enterprise --severity high=1 medium=2 low=3
  punctual whatif --standing --quarter 2026-Q3 --out what-ifs.csv`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const out = options.out === undefined ? null : resolve(io.cwd, options.out);
      if (out !== null) formatOf(out);
      const { folder, config } = workspace;
      const paths = [
        ...shippedPolicyPaths(),
        ...policyPathsOf(config.policies, folder),
        ...options.policyFile.map((file) => resolve(io.cwd, file)),
      ];
      const { reach, under } = reachOf(io, options.under, paths, (path) =>
        policyFileName(path, io.cwd),
      );
      const asked = questionsOf(
        { ...options, ...(under === undefined ? {} : { under }) },
        workspace,
      );
      await withLedger(workspace.databasePath, async (warehouse, { asOfMs }) => {
        const zone = options.zone ?? config.report.zone ?? 'UTC';
        const scope = {
          account: options.account ?? null,
          periods: periodsOf(options, asOfMs, zone),
          zone,
          period: options.period ?? config.report.period_by ?? 'due',
        };
        const { show, clear } = progress(io);
        const { found, leftOut } = await judgeAll(warehouse, asked, {
          policies: options.policy,
          scope,
          reach,
          onModel: ({ name }) => show(`Judging: ${name} …`),
        });
        clear();
        io.stderr(leftOut.map((text) => `Not judged: ${text}\n`).join(''));
        if (out === null) {
          const told = found.map((each) =>
            tellWhatIf(each, Math.min(io.columns, 120), options.cells === true),
          );
          io.stdout(told.join('\n'));
        } else {
          writeFileSync(out, formatOf(out) === 'csv' ? whatIfCsv(found) : jsonOf(found));
          io.stdout(`Wrote ${relative(io.cwd, out)}.\n`);
        }
      });
    });
}

function jsonOf(found: readonly object[]): string {
  return `${JSON.stringify(found, null, 2)}\n`;
}

function formatOf(path: string): 'csv' | 'json' {
  if (path.endsWith('.csv')) return 'csv';
  if (path.endsWith('.json')) return 'json';
  throw new UserError({
    code: 'whatif.format',
    message: `A what-if cannot be written to "${path.split('/').at(-1)}".`,
    hint: 'Name a file that ends in .csv or .json.',
  });
}

function periodsOf({ month, quarter, from, to }: Options, asOfMs: number, zone: string): Periods {
  const told = [month, quarter, from ?? to].filter((each) => each !== undefined);
  if (told.length > 1 || (from === undefined) !== (to === undefined)) {
    throw new UserError({
      code: 'whatif.period',
      message: 'A what-if is of one time: a month, a quarter, or dates from and to.',
      hint: 'Write --month 2026-10, --quarter 2026-Q3, or --from 2026-07-01 --to 2026-09-15.',
    });
  }
  if (quarter !== undefined) return quartersUpTo(quarter, zone);
  if (from !== undefined && to !== undefined) return datesFromTo(from, to, zone);
  return monthsUpTo(month ?? lastMonth(asOfMs, zone), zone);
}
