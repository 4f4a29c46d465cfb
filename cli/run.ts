import { rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { UserError } from '../pipeline/failure.js';
import type { MonthlyFindings } from '../pipeline/findings/contract.js';
import { readInstant } from '../pipeline/instant.js';
import { openWarehouse } from '../pipeline/warehouse/open.js';
import { readWorkspaceConfig, type Workspace } from '../pipeline/workspace.js';
import { count } from '../reports/words/count.js';
import { wordsOf } from '../reports/words/names.js';
import { percent } from '../reports/words/rate.js';
import { ingestWorkspace } from './ingest-workspace.js';
import type { Io } from './io.js';
import type { Outcome } from './outcome.js';
import { replayWorkspace } from './replay.js';
import { writeDocuments } from './run-documents.js';
import { registerOf } from './waivers.js';

interface Options {
  readonly month?: string;
  readonly failUnder?: number;
  readonly fresh?: true;
}

/** `punctual run`: everything from one small file, for schedulers. */
export function register(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('run')
    .summary('ingest, replay and report as punctual.yaml says')
    .description(
      'Loads the files that a punctual.yaml names, replays every case, and writes its documents: the month per policy, and if asked for the quarter per account and the auditor’s file of the quarter. Paths in the file count from its folder.',
    )
    .argument('[file]', 'the config', 'punctual.yaml')
    .option(
      '--month <YYYY-MM>',
      'month to report, and its quarter (default: the last complete ones)',
    )
    .option(
      '--fail-under <percent>',
      'exit with 1 if a rate of the month with n of 10 or more, of a promise or of one tier and severity, is below',
      readPercent,
    )
    .option('--fresh', 'start from an empty database')
    .addHelpText(
      'after',
      `
Examples:
  punctual run
  punctual run support/punctual.yaml --fail-under 95
  punctual run --month 2026-09 --fresh`,
    )
    .action(async (file: string, options: Options) => {
      const workspace = workspaceOf(io, file);
      registerOf(io, workspace);
      checkRates(options, workspace);
      if (options.fresh === true) empty(workspace.databasePath);
      const { as_of } = workspace.config;
      const asOfMs =
        as_of === undefined ? undefined : readInstant(as_of, `${basename(file)}, as_of`);
      const warehouse = await openWarehouse(workspace.databasePath);
      try {
        await ingestWorkspace(io, warehouse, workspace);
        await replayWorkspace(io, warehouse, workspace, { asOfMs });
        const reports = await writeDocuments(io, outcome, warehouse, workspace, options.month);
        if (options.failUnder !== undefined && fallsShort(io, reports, options.failUnder)) {
          outcome.exitCode = 1;
        }
      } finally {
        warehouse.close();
      }
    });
}

function workspaceOf(io: Io, file: string): Workspace {
  const configPath = resolve(io.cwd, file);
  const folder = dirname(configPath);
  return {
    folder,
    configPath,
    databasePath: join(folder, 'punctual.duckdb'),
    config: readWorkspaceConfig(configPath, relative(io.cwd, configPath)),
  };
}

/** Rates are those of the month: without its report there are none to hold to a mark. */
function checkRates({ failUnder }: Options, { config }: Workspace): void {
  if (failUnder === undefined || config.documents.includes('monthly')) return;
  throw new UserError({
    code: 'run.no-month',
    message: '--fail-under holds the rates of a month to a mark, and this run reports no month.',
    hint: 'Add monthly to documents in punctual.yaml.',
  });
}

function empty(databasePath: string): void {
  for (const path of [databasePath, `${databasePath}.wal`]) rmSync(path, { force: true });
}

/** Tells every rate below the mark, of promises and of their tiers and severities; whether there is one. */
function fallsShort(io: Io, reports: readonly MonthlyFindings[], percentWanted: number): boolean {
  const below = reports.flatMap(({ policy, promises }) =>
    promises.flatMap(({ promise, rate, cells }) => {
      const rated = [
        { of: '', rate },
        ...cells.map(({ tier, severity, rate: own }) => ({
          of: nameOf(policy, tier, severity),
          rate: own,
        })),
      ];
      return rated.flatMap(({ of, rate: { rate: share, n } }) =>
        share === null || share * 100 >= percentWanted
          ? []
          : [`${policy.id}, ${wordsOf(promise).one}${of}: ${percent(share, n)} of ${count(n)}`],
      );
    }),
  );
  if (below.length === 0) return false;
  io.stderr(`Below ${percentWanted} %:\n${below.map((line) => `  ${line}\n`).join('')}`);
  return true;
}

function nameOf(
  policy: MonthlyFindings['policy'],
  tier: string | null,
  severity: string | null,
): string {
  const named = [
    policy.tiers.find(({ id }) => id === tier)?.name ?? tier,
    policy.severities.find(({ id }) => id === severity)?.name ?? severity,
  ].filter((name) => name !== null);
  return named.length === 0 ? '' : `, ${named.join(' ')}`;
}

function readPercent(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 100) return value;
  throw new InvalidArgumentError('Write a number from 0 to 100.');
}
