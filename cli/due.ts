import { type Command, Option } from 'commander';
import { computeDues } from '../pipeline/due.js';
import { timedPromises } from '../pipeline/policy/schema.js';
import { type DueOptions, questionOf, requireAnswers } from './due/question.js';
import { dueReport } from './due/report.js';
import { dueText } from './due/text.js';
import { jsonText } from './explain/json.js';
import type { Io } from './io.js';
import { policiesNamed } from './policy/files.js';

interface Options extends DueOptions {
  readonly workspace: string;
  readonly format: 'text' | 'json';
}

/** `punctual due`: by when something is owed, under every reading, without any data. */
export function register(program: Command, io: Io): void {
  program
    .command('due')
    .summary('say by when an answer is owed, without any data')
    .description(
      'Answers "by when?" for a case that nobody opened yet: what each promise of the policy comes to, as the house reads it and under every other reading.',
    )
    .requiredOption('--policy <id>', 'id of the policy, or the path of a file')
    .requiredOption('--severity <id>', 'severity of the case')
    .requiredOption(
      '--opened <time>',
      'when the case is opened, or the message comes that starts the clock; local to --zone unless it has an offset',
    )
    .option('--zone <zone>', 'zone of --opened and of the answer, e.g. America/New_York')
    .option('--policy-version <version>', 'this version (default: the one in force then)')
    .option('--tier <id>', 'tier of the contract')
    .option('--plan <id>', 'plan of the contract')
    .option('--site <id>', 'site of the account')
    .option('--country <code>', 'country of the account')
    .option('--channel <id>', 'channel by which the case came')
    .option('--category <id>', 'category of the case')
    .addOption(new Option('--promise <promise>', 'only this promise').choices(timedPromises))
    .option('--workspace <dir>', 'folder with punctual.yaml', '.')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  punctual due --policy openback --tier growth --severity 2 --opened 2026-03-06T16:40Z
  punctual due --policy probax --severity 3 --opened 2026-04-03T09:00 --zone Australia/Perth
  punctual due --policy ownbackup --tier premier --severity high --opened 2026-03-06T16:40-05:00`,
    )
    .action(async (options: Options) => {
      const known = policiesNamed(io, [options.policy], options.workspace);
      const { question, policy, zone } = questionOf(options, known);
      const answers = await computeDues(known, [question]);
      requireAnswers(answers, policy);
      const report = dueReport(question, policy, zone, answers);
      io.stdout(
        options.format === 'json' ? jsonText(report) : dueText(report, Math.min(io.columns, 100)),
      );
    });
}
