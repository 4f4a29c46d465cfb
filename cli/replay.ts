import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type LedgerSummary, summariseLedger } from '../pipeline/findings/ledger-summary.js';
import { readInstant } from '../pipeline/instant.js';
import { type LoadedPolicy, loadPolicies } from '../pipeline/policy/load.js';
import { policyFileName, policyPathsOf, shippedPolicyPaths } from '../pipeline/policy-files.js';
import { type ReplayResult, replay } from '../pipeline/replay.js';
import { openWarehouse, type Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import { count, counted } from '../reports/words/count.js';
import { instant } from '../reports/words/instant.js';
import { wordsOf } from '../reports/words/names.js';
import { outOf, percent, percentSpan } from '../reports/words/rate.js';
import type { Io } from './io.js';
import { progress } from './progress.js';
import { textTable } from './text-table.js';

interface Options {
  readonly workspace: string;
  readonly asOf?: string;
  readonly policyFile: readonly string[];
}

/** `punctual replay`: the ledger, under every reading at once. */
export function register(program: Command, io: Io): void {
  program
    .command('replay')
    .summary('judge every promise under every reading')
    .description(
      'Replays every case against the support policy that applied to it, under the house reading, every alternative one, strict and lenient, and leaves the ledger in the workspace.',
    )
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .option(
      '--as-of <instant>',
      'up to when the data is complete (default: as_of of punctual.yaml, else the newest fact)',
    )
    .option('--policy-file <file...>', 'policies beside those that come with Punctual', [])
    .addHelpText(
      'after',
      `
Examples:
  punctual replay
  punctual replay --as-of 2026-11-01T00:00:00Z
  punctual replay --policy-file acme.yaml --workspace march`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const more = options.policyFile.map((file) => resolve(io.cwd, file));
      const asOf = options.asOf ?? workspace.config.as_of;
      const asOfMs =
        asOf === undefined
          ? undefined
          : readInstant(asOf, options.asOf === undefined ? 'punctual.yaml, as_of' : '--as-of');
      const warehouse = await openWarehouse(workspace.databasePath);
      try {
        await replayWorkspace(io, warehouse, workspace, { asOfMs, policyFiles: more });
      } finally {
        warehouse.close();
      }
    });
}

/** Replays a workspace's cases under its policies and says what came of it. */
export async function replayWorkspace(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  options: { readonly asOfMs: number | undefined; readonly policyFiles?: readonly string[] },
): Promise<void> {
  const { show, clear } = progress(io);
  const result = await replay(warehouse, {
    policies: policiesOf(io, workspace, options.policyFiles ?? []),
    asOfMs: options.asOfMs,
    defaults: workspace.config.default,
    onModel: ({ name }) => show(`Replaying: ${name} …`),
  });
  clear();
  const summary = await summariseLedger(warehouse);
  io.stdout(tellReplay(result, summary, options.asOfMs !== undefined));
}

function policiesOf(
  io: Io,
  { folder, config }: Workspace,
  more: readonly string[],
): LoadedPolicy[] {
  const paths = [...shippedPolicyPaths(), ...policyPathsOf(config.policies, folder), ...more];
  return loadPolicies(paths, (path) => policyFileName(path, io.cwd));
}

function tellReplay(result: ReplayResult, summary: LedgerSummary, isAsOfGiven: boolean): string {
  const { asOfMs, cases, scenarios } = result;
  const computed = scenarios.filter(({ whyNot }) => whyNot === null).length;
  const asOf = `${instant(asOfMs, 'UTC')}${isAsOfGiven ? '' : ' (the newest fact of the data)'}`;
  const rows = summary.promises.map(({ policy, promise, rate, range }) => [
    policy,
    wordsOf(promise).name,
    count(rate.n),
    count(rate.missed),
    rate.rate === null ? outOf(rate.met, rate.n) : percent(rate.rate, rate.n),
    range === null ? 'the same under every reading' : percentSpan(range.low, range.high, rate.n),
  ]);
  const head = ['Policy', 'Promise', 'n', 'Missed', 'Met', 'Over all readings'];
  const left = [
    [summary.casesWithoutContract, 'without a contract'],
    [
      summary.casesWithoutVersion,
      'before the first version of their policy, or under an unknown one',
    ],
  ] as const;
  return [
    `Replayed ${counted(cases, 'case')} as of ${asOf} under ${counted(computed, 'scenario')}.`,
    ...(rows.length === 0 ? ['No obligation was met or missed.'] : [textTable([head, ...rows])]),
    ...left.filter(([n]) => n > 0).map(([n, why]) => `Not judged: ${counted(n, 'case')} ${why}.`),
    ...result.uncoveredHolidays.map(
      ({ policy, list, from, to }) =>
        `Holidays unknown: the list ${list} of ${policy} is complete from ${from} to ${to}, and the data is not all in between.`,
    ),
    ...summary.notComputed.map(({ scenario, whyNot }) => `Not computed: ${scenario} (${whyNot}).`),
    '',
  ].join('\n');
}
