import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { MonthlyFindings, PeriodBasis } from '../pipeline/findings/contract.js';
import { lastMonth } from '../pipeline/findings/last-month.js';
import { findMonth } from '../pipeline/findings/monthly.js';
import { policiesInPlay, readReplayed } from '../pipeline/findings/replayed.js';
import { type Published, publishedFolder, publishMonth } from '../pipeline/publish/publish.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import { monthlyModel } from '../reports/monthly/model.js';
import type { Io } from './io.js';
import { nothingToReport } from './nothing-to-report.js';
import { withLedger } from './open-ledger.js';
import type { Outcome } from './outcome.js';
import { progress } from './progress.js';
import { register as registerAudit } from './report-audit.js';
import { type Format, formats, formatOption, paperOption, periodOption } from './report-options.js';
import { registerQuarterly } from './report-quarterly.js';
import { shelve } from './shelf.js';
import { registerOf } from './waivers.js';

interface Options {
  readonly workspace: string;
  readonly month?: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly out?: string;
  readonly format?: readonly Format[];
  readonly zone?: string;
  readonly paper?: 'a4' | 'letter';
  readonly period?: PeriodBasis;
  readonly waivers?: string;
  readonly publish?: true;
}

/** `punctual report`: the ledger as pages. */
export function register(program: Command, io: Io, outcome: Outcome): void {
  const report = program
    .command('report')
    .summary('make reports of the ledger')
    .description('Makes reports of the ledger, each as HTML, PDF and JSON from the same figures.');
  report
    .command('monthly')
    .summary('how a month went, one report per policy')
    .description(
      'How a month went: each promise with its rate, interval and range over the readings, where misses come from, every missed obligation, satisfaction, what was left out, and the data behind it. One report for each policy that has cases.',
    )
    .option('--month <YYYY-MM>', 'the month (default: the last that is complete)')
    .option('--policy <id...>', 'only these policies')
    .option('--account <account>', 'only this account, by id or name')
    .option('--out <dir>', 'folder for the reports (default: out of punctual.yaml, else out)')
    .addOption(formatOption())
    .option('--zone <zone>', 'where months begin and end, and the zone of all times shown')
    .addOption(paperOption())
    .addOption(periodOption())
    .option(
      '--waivers <file>',
      'register of waivers, for a second figure without them (default: waivers of punctual.yaml)',
    )
    .option('--publish', 'record what the reports say, so that later ones can tell what moved')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual report monthly --month 2026-10
  punctual report monthly --month 2026-10 --publish
  punctual report monthly --policy ownbackup --account OWN-US-0003 --format html
  punctual report monthly --month 2026-09 --zone America/New_York --paper letter --out september
  punctual report monthly --waivers waivers.csv`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const out = options.out === undefined ? undefined : resolve(io.cwd, options.out);
      await withLedger(workspace.databasePath, (warehouse) =>
        reportMonth(io, warehouse, workspace, { ...options, out }),
      );
    });
  registerAudit(report, io);
  registerQuarterly(report, io, outcome);
}

/** What a report may be asked for; the rest is as the workspace says. */
export interface ReportOptions {
  readonly month?: string | undefined;
  readonly policy?: readonly string[] | undefined;
  readonly account?: string | undefined;
  readonly out?: string | undefined;
  readonly format?: readonly Format[] | undefined;
  readonly zone?: string | undefined;
  readonly paper?: 'a4' | 'letter' | undefined;
  readonly period?: PeriodBasis | undefined;
  readonly waivers?: string | undefined;
  readonly publish?: true | undefined;
}

/** Writes the month's reports and returns what they say. */
export async function reportMonth(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  options: ReportOptions,
): Promise<MonthlyFindings[]> {
  const { folder, config } = workspace;
  const waivers = registerOf(io, workspace, options.waivers);
  const { show, clear } = progress(io);
  const { renderMonthly } = await import('../reports/monthly/render.js');
  const { asOfMs } = await readReplayed(warehouse);
  const zone = options.zone ?? config.report.zone ?? 'UTC';
  const account = options.account ?? null;
  const month = options.month ?? lastMonth(asOfMs, zone);
  const out = options.out ?? resolve(folder, config.out);
  const wanted = options.format ?? config.report.format ?? ['html', 'pdf'];
  const paper = (options.paper ?? config.report.paper) === 'letter' ? 'us-letter' : 'a4';
  const period = options.period ?? config.report.period_by ?? 'due';
  const policies = options.policy ?? (await policiesInPlay(warehouse, account));
  if (policies.length === 0) throw await nothingToReport(warehouse, account);
  const published = join(folder, publishedFolder);
  mkdirSync(out, { recursive: true });
  const made: MonthlyFindings[] = [];
  for (const policy of policies) {
    show(`Reporting: ${policy}, ${month} …`);
    const findings = await findMonth(warehouse, {
      policy,
      month,
      account,
      zone,
      period,
      waivers,
      published,
    });
    const model = monthlyModel(findings);
    const rendered = await renderMonthly(model, { formats: wanted, paper });
    const files = formats.flatMap((format) => {
      const content = rendered[format];
      if (content === null) return [];
      const path = join(out, `${model.fileName}.${format}`);
      writeFileSync(path, content);
      return [path];
    });
    clear();
    const told = files.map((file) => `  ${relative(io.cwd, file)}\n`);
    io.stdout(`${model.front.headline}.\n${told.join('')}`);
    shelve(out, [
      {
        kind: 'monthly',
        period: month,
        policy: { id: policy, name: findings.policy.name },
        account: findings.scope.account,
        audience: 'internal',
        headline: model.front.headline,
        files: files.map((file) => basename(file)),
      },
    ]);
    if (options.publish === true) {
      io.stdout(toldPublished(await publishMonth(warehouse, published, findings, waivers)));
    }
    made.push(findings);
  }
  return made;
}

function toldPublished({ publication: { name }, isNew }: Published): string {
  return isNew ? `  recorded as ${name}\n` : `  nothing changed since ${name}; nothing recorded\n`;
}
