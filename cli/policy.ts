import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { UserError } from '../pipeline/failure.js';
import { findMonitorability } from '../pipeline/findings/monitorability.js';
import { applyPatches } from '../pipeline/policy/patch.js';
import { patchesOf } from '../pipeline/policy/patches-of.js';
import { policySchema } from '../pipeline/policy/schema.js';
import { judgeExamples } from '../pipeline/policy/worked-examples.js';
import type { Io } from './io.js';
import { soundPolicies, tellChecked, tellNotes } from './policy/check.js';
import { dataInReach } from './policy/data.js';
import { findingsOn, policiesInReach, policiesNamed, type versionsOf } from './policy/files.js';
import { findingsJson, findingsText, lintAll } from './policy/findings.js';
import { listJson, listText } from './policy/list.js';
import { type Shown, showText } from './policy/show.js';
import { showJson } from './policy/show-json.js';
import { tellExamples } from './policy/test.js';

interface Options {
  readonly workspace: string;
  readonly format: 'text' | 'json';
}

interface ShowOptions extends Options {
  readonly policyVersion?: string;
  readonly scenario: string;
}

interface CheckOptions extends Options {
  readonly year: number;
}

/** `punctual policy`: the policies in reach, what they say, whether they hold together, and whether their examples come out. */
export function register(program: Command, io: Io): void {
  const policy = program
    .command('policy')
    .summary('list, show, check and test policies')
    .description(
      'Support policies are YAML files: those that come with Punctual, and your own, named by path or under policies: in punctual.yaml.',
    );
  registerList(policy, io);
  registerShow(policy, io);
  registerCheck(policy, io);
  registerTest(policy, io);
}

function registerList(policy: Command, io: Io): void {
  withWorkspace(policy.command('list'))
    .description('Lists every policy version in reach.')
    .addOption(format())
    .addHelpText(
      'after',
      `
Examples:
  punctual policy list
  punctual policy list --format json`,
    )
    .action((options: Options) => {
      const known = policiesInReach(io, options.workspace);
      io.stdout(options.format === 'json' ? listJson(known) : listText(known));
    });
}

function registerShow(policy: Command, io: Io): void {
  withWorkspace(policy.command('show'))
    .description(
      'Shows a policy: targets, hours, calendars, rules, readings and clauses, and what can be made of each clause. With a workspace that has data, also which clauses this data supports.',
    )
    .argument('<policy>', 'id of a policy, or the path of a file')
    .option('--policy-version <version>', 'this version (default: the newest)')
    .option('--scenario <name>', 'as read under strict, lenient or READING=OPTION', 'house')
    .addOption(format())
    .addHelpText(
      'after',
      `
Examples:
  punctual policy show ownbackup
  punctual policy show openback --scenario out-of-hours=yes
  punctual policy show probax --workspace desk
  punctual policy show my-policy.yaml --format json`,
    )
    .action(async (name: string, options: ShowOptions) => {
      const loaded = oneVersion(
        policiesNamed(io, [name], options.workspace),
        options.policyVersion,
      );
      const patches = patchesOf(loaded.policy, options.scenario);
      if (patches === null) throw unknownScenario(loaded.policy.id, options.scenario);
      const read = policySchema.parse(applyPatches(loaded.raw, patches));
      const { coverage, note } = await dataInReach(io, options.workspace, read.id);
      const shown: Shown = {
        policy: read,
        loaded,
        scenario: options.scenario,
        monitorability: findMonitorability(loaded.policy, coverage),
        dataNote: note,
      };
      io.stdout(options.format === 'json' ? showJson(shown) : showText(shown, io.columns));
    });
}

function registerCheck(policy: Command, io: Io): void {
  withWorkspace(policy.command('check'))
    .description(
      'Checks policy files: tells every problem with its line and the fix, else what their texts leave open or contradict, tried on every quarter of an hour of a year. Findings are no errors.',
    )
    .argument('[file...]', 'files or folders (default: every policy in reach)')
    .option('--year <year>', 'the calendar year on which due times are tried', readYear, 2024)
    .addOption(format())
    .addHelpText(
      'after',
      `
Examples:
  punctual policy check
  punctual policy check my-policy.yaml --year 2026
  punctual policy check my-policy.yaml --format json`,
    )
    .action((files: string[], options: CheckOptions) => {
      const findings = findingsOn(io, files, options.workspace);
      if (options.format === 'text') tellNotes(findings, io);
      const policies = soundPolicies(findings);
      const lints = lintAll(policies, options.year, io);
      if (options.format === 'json') {
        io.stdout(findingsJson(policies, lints));
      } else {
        tellChecked(policies, io);
        io.stdout(findingsText(policies, lints, io.columns));
      }
    });
}

function registerTest(policy: Command, io: Io): void {
  withWorkspace(policy.command('test'))
    .description(
      'Computes the worked examples of policies and tells those that come out otherwise.',
    )
    .argument('[policy...]', 'ids or files (default: every policy in reach)')
    .addHelpText(
      'after',
      `
Examples:
  punctual policy test
  punctual policy test ownbackup my-policy.yaml`,
    )
    .action(async (names: string[], options: Options) => {
      const policies = policiesNamed(io, names, options.workspace);
      const { computeDues } = await import('../pipeline/due.js');
      tellExamples(await judgeExamples(policies, computeDues), io);
    });
}

function withWorkspace(command: Command): Command {
  return command.option('--workspace <dir>', 'folder with punctual.yaml', '.');
}

function readYear(given: string): number {
  if (/^(19[7-9]\d|20\d\d)$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Write a year such as 2024.');
}

function format(): Option {
  return new Option('--format <format>', 'how to print it')
    .choices(['text', 'json'])
    .default('text');
}

function oneVersion(
  versions: ReturnType<typeof versionsOf>,
  wanted: string | undefined,
): (typeof versions)[number] {
  const found =
    wanted === undefined
      ? versions.at(-1)
      : versions.find((loaded) => loaded.policy.version === wanted);
  if (found !== undefined) return found;
  throw new UserError({
    code: 'policy.unknown-version',
    message: `There is no version "${wanted ?? ''}" of this policy.`,
    hint: `Known are ${versions.map((loaded) => loaded.policy.version).join(', ')}.`,
  });
}

function unknownScenario(id: string, scenario: string): UserError {
  return new UserError({
    code: 'policy.unknown-scenario',
    message: `Policy "${id}" has no scenario "${scenario}".`,
    hint: 'Write house, strict, lenient or READING=OPTION; punctual policy show lists the readings.',
  });
}
