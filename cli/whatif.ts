import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { PeriodBasis } from '../pipeline/findings/contract.js';
import { loadPolicies } from '../pipeline/policy/load.js';
import { policyFileName, policyPathsOf, shippedPolicyPaths } from '../pipeline/policy-files.js';
import { findWorkspace } from '../pipeline/workspace.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import { progress } from './progress.js';
import { checkFiles, writeFiles } from './whatif/files.js';
import { judgeAll } from './whatif/judge-all.js';
import { type PeriodOptions, periodsOf } from './whatif/period.js';
import { questionsOf, type TermOptions, underOf } from './whatif/questions.js';
import { tellWhatIf } from './whatif/text.js';
import { periodOption } from './report-options.js';

interface Options extends TermOptions, PeriodOptions {
  readonly workspace: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly zone?: string;
  readonly period?: PeriodBasis;
  readonly policyFile: readonly string[];
  readonly cells?: true;
  readonly out?: string;
  readonly rows?: string;
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
    .addOption(periodOption('a period'))
    .option('--reading <scenario>', 'both sides read so: strict, lenient or READING=OPTION')
    .option('--cells', 'each tier and severity too')
    .option('--out <file>', 'write the figures to a file, ….csv or ….json')
    .option('--rows <file>', 'write every obligation with both judgements to a file, ….csv')
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
      const files = {
        out: options.out === undefined ? null : resolve(io.cwd, options.out),
        rows: options.rows === undefined ? null : resolve(io.cwd, options.rows),
      };
      checkFiles(files);
      const { folder, config } = workspace;
      const load = (paths: readonly string[]) =>
        loadPolicies(
          paths.map((path) => resolve(io.cwd, path)),
          (path) => policyFileName(path, io.cwd),
        );
      const { own, ...under } = underOf(options.under, load);
      const asked = questionsOf({ ...options, ...under }, workspace);
      const isOther = asked.some(({ terms }) => terms.under !== undefined);
      const paths = [
        ...shippedPolicyPaths(),
        ...policyPathsOf(config.policies, folder),
        ...options.policyFile,
      ];
      const reach = own.length > 0 ? own : isOther ? load(paths) : [];
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
          withObligations: files.rows !== null,
          onModel: ({ name }) => show(`Judging: ${name} …`),
        });
        clear();
        io.stderr(leftOut.map((text) => `Not judged: ${text}\n`).join(''));
        const written = writeFiles(files, found);
        const told = found.map(({ finding }) =>
          tellWhatIf(finding, Math.min(io.columns, 120), options.cells === true),
        );
        io.stdout(
          written.length === 0
            ? told.join('\n')
            : written.map((file) => `Wrote ${relative(io.cwd, file)}.\n`).join(''),
        );
      });
    });
}
