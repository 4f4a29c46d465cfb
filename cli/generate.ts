import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { isoInstant } from '../pipeline/generate/iso.js';
import { type Plan, policyKeys, samplePlan } from '../pipeline/generate/plan.js';
import { planFrom } from '../pipeline/generate/plan-options.js';
import { type Format, type Written, writeFiles } from '../pipeline/generate/write-files.js';
import type { Io } from './io.js';
import { progress } from './progress.js';

interface Options {
  readonly cases: string;
  readonly seed: string;
  readonly out: string;
  readonly policy: readonly string[];
  readonly from: string;
  readonly months: string;
  readonly recent: string;
  readonly format: Format;
  readonly badRows?: true;
  readonly sample?: true;
  readonly force?: true;
}

/** `punctual generate`: made-up exports of any size, the same for the same seed. */
export function register(program: Command, io: Io): void {
  program
    .command('generate')
    .summary('make up plausible exports of any size')
    .description(
      'Writes made-up case histories under the four policies, the same bytes for the same seed: accounts, contracts, contacts, engagements, releases, company holidays, cases, events and surveys.',
    )
    .requiredOption('--out <dir>', 'folder for the files, made if it is not there')
    .option('--cases <n>', 'how many cases', '1000')
    .option('--seed <n>', 'whole number that everything is drawn from', '1')
    .option('--policy <key...>', `only these policies (${policyKeys.join(', ')})`, [...policyKeys])
    .option('--from <date>', 'first date of the period', samplePlan.from)
    .option('--months <n>', 'how many months it has', String(samplePlan.months))
    .option('--recent <factor>', 'how many times a quiet month’s cases the last one has', '1')
    .addOption(
      new Option('--format <format>', 'file format').choices(['csv', 'parquet']).default('csv'),
    )
    .option('--bad-rows', 'plant rows that cannot be read, a duplicate and an orphan')
    .option('--sample', 'the plan of sample-data/, whatever else is asked')
    .option('--force', 'replace files that are there')
    .addHelpText(
      'after',
      `
Examples:
  punctual generate --cases 10000 --seed 7 --out exports
  punctual generate --cases 500 --policy openback probax --from 2026-01-01 --months 6 --out half
  punctual generate --cases 1000000 --format parquet --out large
  punctual generate --sample --force --out sample-data`,
    )
    .action(async (options: Options) => {
      const plan =
        options.sample === true
          ? samplePlan
          : planFrom({ ...options, badRows: options.badRows === true });
      const folder = resolve(io.cwd, options.out);
      const { show, clear } = progress(io);
      const written = await writeFiles(
        plan,
        folder,
        { format: options.format, replace: options.force === true },
        (cases) =>
          show(`${cases.toLocaleString('en')} of ${plan.cases.toLocaleString('en')} cases`),
      );
      clear();
      io.stdout(describeWritten(plan, written, relative(io.cwd, folder) || '.'));
    });
}

function describeWritten(plan: Plan, written: Written, folder: string): string {
  const rows = [...written.rows].map(
    ([table, count]) => `  ${table.padEnd(12)}${count.toLocaleString('en').padStart(11)} rows`,
  );
  return [
    `Wrote ${plan.cases === 1 ? '1 case' : `${plan.cases.toLocaleString('en')} cases`} (seed ${plan.seed}) to ${folder}:`,
    ...rows,
    `The data is complete up to ${isoInstant(written.period.asOfMs)} (as-of).`,
    '',
  ].join('\n');
}
