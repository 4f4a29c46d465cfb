import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../pipeline/failure.js';
import { datesFromTo } from '../pipeline/findings/periods.js';
import { checkPolicies } from '../pipeline/findings/policies.js';
import { accountNamed } from '../pipeline/findings/scope.js';
import { checkSample } from '../pipeline/sample/check.js';
import {
  type AskedSample,
  type Sample,
  type SampleScope,
  type SampleUnit,
  type StratumFact,
  strataFacts,
} from '../pipeline/sample/contract.js';
import { drawSample } from '../pipeline/sample/draw.js';
import { readSample } from '../pipeline/sample/read.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import type { Outcome } from './outcome.js';
import { progress } from './progress.js';
import { type Format, formatOption, paperOption } from './report-options.js';
import { checkText } from './sample/check-text.js';
import { sampleCsv, sampleJson } from './sample/files.js';
import { workpapersOf } from './sample/workpapers.js';
import { shelveWithin } from './shelve-within.js';

interface Options {
  readonly workspace: string;
  readonly seed?: string;
  readonly size?: number;
  readonly stratify: readonly StratumFact[];
  readonly population: SampleUnit;
  readonly from?: string;
  readonly to?: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly zone?: string;
  readonly out?: string;
  readonly format?: readonly Format[];
  readonly paper?: 'a4' | 'letter';
  readonly check?: string;
}

/** `punctual sample`: a sample for testers, that anyone draws again. */
export function register(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('sample')
    .summary('draw a sample for testers, with workpapers')
    .description(
      'Freezes a population of obligations by a hash, draws a sample from it by seed, and writes sample.json, sample.csv and workpapers: a page for each drawn unit, with its criteria, its timeline, the computed verdict and room for marks. There is no chance in it: the same ledger and seed give the same sample.',
    )
    .option('--seed <text>', 'any number or text')
    .option('--size <n>', 'how many to draw', readSize)
    .addOption(
      new Option('--stratify <facts>', `part the population by ${strataFacts.join(', ')}`)
        .argParser(readStrata)
        .default([], 'not at all'),
    )
    .addOption(
      new Option('--population <unit>', 'what is drawn')
        .choices(['obligations', 'cases'])
        .default('obligations'),
    )
    .option('--from <date>', 'first date of the period (default: the whole ledger)')
    .option('--to <date>', 'last date of the period')
    .option('--policy <id...>', 'only these policies')
    .option('--account <account>', 'only this account, by id or name')
    .option('--zone <zone>', 'where dates begin and end, and the zone of all times shown')
    .option('--out <dir>', 'folder to write to (default: sample in out of punctual.yaml)')
    .addOption(formatOption('of the workpapers: html, pdf'))
    .addOption(paperOption())
    .option('--check <sample.json>', 'say whether its population is still the same; 1 if not')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual sample --seed 7 --size 25 --from 2026-07-01 --to 2026-09-30 --out sample
  punctual sample --seed 7 --size 25 --stratify promise,tier,verdict --policy ownbackup
  punctual sample --seed audit-2026 --size 10 --population cases --account OWN-US-0003
  punctual sample --check sample/sample.json`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      if (options.check !== undefined) {
        const sample = readSample(resolve(io.cwd, options.check), options.check);
        const check = await withLedger(workspace.databasePath, (warehouse) =>
          checkSample(warehouse, sample),
        );
        io.stdout(checkText(sample, check));
        if (!check.isSame) outcome.exitCode = 1;
        return;
      }
      const asked = askedOf(options);
      await withLedger(workspace.databasePath, async (warehouse) => {
        const scope = await scopeOf(warehouse, workspace, options);
        await writeSample(io, warehouse, workspace, scope, asked, options);
      });
    });
}

async function writeSample(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  scope: SampleScope,
  asked: AskedSample,
  options: Options,
): Promise<void> {
  const { folder, config } = workspace;
  const { show, clear } = progress(io);
  show('Drawing …');
  const { sample, rows } = await drawSample(warehouse, scope, asked);
  show(`Writing the workpapers of ${sample.drawn.length} …`);
  const set = await workpapersOf(warehouse, sample, rows);
  const { workpapersDocument } = await import('../reports/workpapers/document.js');
  const { renderDocument } = await import('../reports/document/render.js');
  const json = sampleJson(sample);
  const csv = sampleCsv(sample, rows);
  const document = workpapersDocument(set, [
    {
      name: 'sample.json',
      content: json,
      mimeType: 'application/json',
      description: 'The sample, from which it is drawn again',
    },
    {
      name: 'sample.csv',
      content: csv,
      mimeType: 'text/csv',
      description: 'The sample with columns for the tester',
    },
  ]);
  const rendered = await renderDocument(set, document, {
    formats: options.format ?? ['html', 'pdf'],
    paper: (options.paper ?? config.report.paper) === 'letter' ? 'us-letter' : 'a4',
  });
  const out =
    options.out === undefined
      ? resolve(folder, config.out, 'sample')
      : resolve(io.cwd, options.out);
  mkdirSync(out, { recursive: true });
  const files = Object.entries({
    'sample.json': json,
    'sample.csv': csv,
    'workpapers.html': rendered.html,
    'workpapers.pdf': rendered.pdf,
  }).flatMap(([name, content]) => {
    if (content === null) return [];
    writeFileSync(join(out, name), content);
    return [join(out, name)];
  });
  clear();
  io.stdout(told(sample, document.front.headline));
  io.stdout(files.map((file) => `  ${relative(io.cwd, file)}\n`).join(''));
  shelveWithin(
    workspace,
    out,
    files.map((file) => basename(file)),
    {
      kind: 'workpapers',
      period: scope.from === null ? '' : `${scope.from}/${scope.to}`,
      policy: null,
      account: null,
      audience: 'auditor',
      headline: document.front.headline,
    },
  );
}

function told({ population, of }: Sample, headline: string): string {
  const units = of === 'cases' ? `, ${population.units} cases` : '';
  return `${headline}.\nPopulation: ${population.obligations} obligations${units}, SHA-256 ${population.sha256}.\n`;
}

function askedOf({ seed, size, stratify, population }: Options): AskedSample {
  if (seed === undefined || size === undefined) {
    throw new UserError({
      code: 'sample.what',
      message: 'A sample needs a seed and a size.',
      hint: 'Write punctual sample --seed 7 --size 25, or --check with the sample.json of one.',
    });
  }
  if (population === 'cases' && stratify.includes('promise')) {
    throw new UserError({
      code: 'sample.case-promise',
      message: 'A case has many promises, so cases cannot be parted by promise.',
      where: '--stratify',
      hint: 'Stratify cases by policy, tier, severity or verdict, or draw obligations.',
    });
  }
  return { of: population, seed, size, stratify };
}

async function scopeOf(
  warehouse: Warehouse,
  { config }: Workspace,
  { from, to, policy, account, zone = config.report.zone ?? 'UTC' }: Options,
): Promise<SampleScope> {
  if ((from === undefined) !== (to === undefined)) {
    throw new UserError({
      code: 'sample.dates',
      message: 'A period has a first and a last date.',
      hint: 'Write both --from and --to, or neither for the whole ledger.',
    });
  }
  if (from !== undefined && to !== undefined) datesFromTo(from, to, zone);
  await checkPolicies(warehouse, policy ?? []);
  return {
    policies: policy === undefined ? null : [...new Set(policy)].sort(),
    account: account === undefined ? null : (await accountNamed(warehouse, account)).id,
    from: from ?? null,
    to: to ?? null,
    zone,
    period: config.report.period_by ?? 'due',
  };
}

function readSize(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size > 0) return size;
  throw new InvalidArgumentError('Write a whole number from 1 on.');
}

function readStrata(text: string): StratumFact[] {
  const asked = text.split(',').map((each) => each.trim());
  const unknown = asked.filter((each) => !strataFacts.some((fact) => fact === each));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`Write ${strataFacts.join(', ')}, with commas between them.`);
  }
  return strataFacts.filter((fact) => asked.includes(fact));
}
