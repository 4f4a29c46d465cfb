import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { diffRuns } from '../pipeline/publish/diff.js';
import { findRun } from '../pipeline/publish/find-run.js';
import { publishedFolder } from '../pipeline/publish/publish.js';
import { findWorkspace } from '../pipeline/workspace.js';
import { diffJson } from './diff/json.js';
import { diffText } from './diff/text.js';
import type { Io } from './io.js';

interface Options {
  readonly workspace: string;
  readonly month?: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly zone?: string;
  readonly limit: number;
  readonly format: 'text' | 'json';
}

/** `punctual diff`: what two runs say differently, and why. */
export function register(program: Command, io: Io): void {
  program
    .command('diff')
    .summary('what two runs say differently, and why')
    .description(
      'Compares two runs verdict by verdict and figure by figure, and says why each moved: late data, corrected data, newer data, policy, reading, waivers, program version. A run is a publication (ownbackup-2026-10@1, without a number the last one), a workspace or its database, an evidence pack, or a ledger file.',
    )
    .argument('<before>', 'the earlier run')
    .argument('<now>', 'the later run')
    .option('--month <YYYY-MM>', 'only this month (default: that of a publication, else all)')
    .option('--policy <id...>', 'only these policies')
    .option('--account <account>', 'only this account')
    .option('--zone <zone>', 'where the month begins and ends, and the zone of all times shown')
    .option('--limit <n>', 'how many obligations are listed; all with --format json', readCount, 50)
    .addOption(
      new Option('--format <format>', 'how it is told').choices(['text', 'json']).default('text'),
    )
    .option('--workspace <dir>', 'folder whose publications are meant', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual diff ownbackup-2026-10@1 ownbackup-2026-10@2
  punctual diff ownbackup-2026-10@1 .
  punctual diff ../september/punctual.duckdb . --month 2026-09 --policy ownbackup
  punctual diff pack . --format json`,
    )
    .action(async (before: string, now: string, options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const published = join(workspace.folder, publishedFolder);
      const zone = options.zone ?? workspace.config.report.zone ?? 'UTC';
      const differences = await diffRuns(
        findRun(before, io.cwd, published),
        findRun(now, io.cwd, published),
        { month: options.month, policies: options.policy, account: options.account, zone },
      );
      io.stdout(
        options.format === 'json'
          ? diffJson(differences)
          : differences.map((each) => diffText(each, { zone, limit: options.limit })).join('\n'),
      );
    });
}

function readCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number.');
}
