import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Audience, audiences } from '../pipeline/audience.js';
import { UserError } from '../pipeline/failure.js';
import { lastQuarter } from '../pipeline/findings/last-month.js';
import { accountOfQuarter, openQuarter } from '../pipeline/findings/quarterly/quarter.js';
import type { ReportedAccount } from '../pipeline/findings/quarterly/scope.js';
import { readReplayed } from '../pipeline/findings/replayed.js';
import { beginNote } from '../pipeline/notes/begin.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import type { Outcome } from './outcome.js';
import { writeQuarters } from './quarterly/write.js';
import { type Format, formatOption, paperOption } from './report-options.js';
import { registerOf } from './waivers.js';

interface Options {
  readonly workspace: string;
  readonly quarter?: string;
  readonly account?: readonly string[];
  readonly all?: true;
  readonly internal?: true;
  readonly audience?: Audience;
  readonly out?: string;
  readonly format?: readonly Format[];
  readonly zone?: string;
  readonly paper?: 'a4' | 'letter';
  readonly workers?: number;
  readonly notes?: true;
}

/** `punctual report quarterly`: the quarter of one account, or of every account. */
export function registerQuarterly(report: Command, io: Io, outcome: Outcome): void {
  report
    .command('quarterly')
    .summary('the quarter of an account, for its meeting')
    .description(
      'The quarter of an account: what was promised and what was delivered, with the quarter before and the year; volumes and topics, notable cases, satisfaction, deliverables, what is open, and what the account team writes in notes/ACCOUNT/QUARTER.md. One document for each account and audience, in OUT/quarterly/QUARTER.',
    )
    .option('--quarter <YYYY-Qn>', 'the quarter (default: the last that is complete)')
    .option('--account <account...>', 'these accounts, by id or name')
    .option('--all', 'every account with a contract or a case in the quarter')
    .option('--internal', 'for the account team: the same as --audience internal')
    .addOption(
      new Option('--audience <audience>', 'who reads it (default: customer)').choices(audiences),
    )
    .option('--out <dir>', 'folder for the reports (default: out of punctual.yaml, else out)')
    .addOption(formatOption())
    .option('--zone <zone>', 'where quarters begin and end, and the zone of all times shown')
    .addOption(paperOption())
    .option(
      '--notes',
      'begin notes/ACCOUNT/QUARTER.md where it is missing; one that is there stays',
    )
    .option('--workers <n>', 'threads that render with --all (default: one a core)', readWorkers)
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
A document that cannot be made does not stop the others; with --all such accounts are listed at the
end, and the exit code is 1.

Examples:
  punctual report quarterly --quarter 2026-Q3 --account OWN-US-0003
  punctual report quarterly --account OWN-US-0003 --internal --format html
  punctual report quarterly --quarter 2026-Q3 --all --format pdf
  punctual report quarterly --account OWN-US-0003 --zone America/New_York --paper letter`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const out = options.out === undefined ? undefined : resolve(io.cwd, options.out);
      checkAccounts(options);
      const audience = audienceOf(options);
      await withLedger(workspace.databasePath, (warehouse) =>
        reportQuarters(io, outcome, warehouse, workspace, {
          ...options,
          audience,
          out,
        }),
      );
    });
}

/** What quarterly reports may be asked for; the rest is as the workspace says. */
export interface QuarterlyOptions {
  readonly audience: Audience;
  readonly quarter?: string | undefined;
  /** By id or name. */
  readonly account?: readonly string[] | undefined;
  /** Every account of the quarter, whatever `account` says. */
  readonly all?: true | undefined;
  readonly out?: string | undefined;
  readonly format?: readonly Format[] | undefined;
  readonly zone?: string | undefined;
  readonly paper?: 'a4' | 'letter' | undefined;
  readonly workers?: number | undefined;
  /** Whether a note that is missing is begun. */
  readonly notes?: true | undefined;
}

/** Writes the quarter of the accounts that are asked for. */
export async function reportQuarters(
  io: Io,
  outcome: Outcome,
  warehouse: Warehouse,
  workspace: Workspace,
  options: QuarterlyOptions,
): Promise<void> {
  const { config, folder } = workspace;
  const { asOfMs } = await readReplayed(warehouse);
  const zone = options.zone ?? config.report.zone ?? 'UTC';
  const quarter = await openQuarter(warehouse, {
    quarter: options.quarter ?? lastQuarter(asOfMs, zone),
    zone,
    period: config.report.period_by ?? 'due',
    register: registerOf(io, workspace),
  });
  const accounts: ReportedAccount[] = [];
  for (const asked of options.account ?? []) {
    const account = await accountOfQuarter(warehouse, quarter, asked);
    if (!accounts.some(({ id }) => id === account.id)) accounts.push(account);
  }
  const isAll = options.all === true;
  if (options.notes === true) {
    for (const { id, name } of isAll ? quarter.accounts : accounts) {
      const begun = beginNote(folder, { id, name }, quarter.asked.quarter);
      if (begun !== null) io.stdout(`Begun: ${relative(io.cwd, begun)}\n`);
    }
  }
  await writeQuarters(io, outcome, warehouse, {
    workspace,
    quarter,
    accounts: isAll ? quarter.accounts : accounts,
    audience: options.audience,
    isAll,
    out: options.out ?? resolve(folder, config.out),
    formats: options.format ?? config.report.format ?? ['html', 'pdf'],
    paper: (options.paper ?? config.report.paper) === 'letter' ? 'us-letter' : 'a4',
    workers: options.workers ?? availableParallelism(),
  });
}

function audienceOf({ internal, audience }: Options): Audience {
  if (internal !== true) return audience ?? 'customer';
  if (audience === undefined || audience === 'internal') return 'internal';
  throw new UserError({
    code: 'report.audience',
    message: `--internal and --audience ${audience} contradict each other.`,
    hint: 'Leave one of them out.',
  });
}

function checkAccounts({ account, all }: Options): void {
  if ((account === undefined) !== (all === undefined)) return;
  throw new UserError({
    code: 'report.accounts',
    message:
      all === true
        ? '--account and --all contradict each other.'
        : 'A quarterly report is of an account, and none is named.',
    hint: 'Write --account with an id or a name, or --all for every account of the quarter.',
  });
}

function readWorkers(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value;
  throw new InvalidArgumentError('Write a whole number from 1 to 64.');
}
