import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { findAudit } from '../pipeline/findings/audit/find.js';
import type { AuditFindings } from '../pipeline/findings/audit-contract.js';
import type { PeriodBasis } from '../pipeline/findings/contract.js';
import { datesFromTo } from '../pipeline/findings/periods.js';
import { policiesInPlay } from '../pipeline/findings/replayed.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import { ledgerFiles, policyFiles } from './audit/attached.js';
import { decisionsOf } from './audit/decisions.js';
import { lintTold } from './audit/lint.js';
import type { Io } from './io.js';
import { nothingToReport } from './nothing-to-report.js';
import { withLedger } from './open-ledger.js';
import { progress } from './progress.js';
import { type Format, formats, formatOption, paperOption, periodOption } from './report-options.js';
import { shelve } from './shelf.js';
import { registerOf } from './waivers.js';

interface Options {
  readonly workspace: string;
  readonly from: string;
  readonly to: string;
  readonly policy?: readonly string[];
  readonly account?: string;
  readonly out?: string;
  readonly format?: readonly Format[];
  readonly zone?: string;
  readonly paper?: 'a4' | 'letter';
  readonly period?: PeriodBasis;
  readonly waivers?: string;
}

/** `punctual report audit`: the auditor's file. */
export function register(report: Command, io: Io): void {
  report
    .command('audit')
    .summary('the auditor’s file of a period, one per policy')
    .description(
      'The auditor’s file: scope; criteria, with every reading and who chose it; completeness and accuracy of the data, counted again; results; every missed and every hinging obligation; what can be monitored; what the policy’s text contradicts; and how to compute it all again. The PDF carries the ledger, the policies and the long tables as files.',
    )
    .requiredOption('--from <date>', 'first date of the period')
    .requiredOption('--to <date>', 'last date of the period')
    .option('--policy <id...>', 'only these policies')
    .option('--account <account>', 'only this account, by id or name')
    .option('--out <dir>', 'folder for the files (default: out of punctual.yaml, else out)')
    .addOption(formatOption())
    .option('--zone <zone>', 'where dates begin and end, and the zone of all times shown')
    .addOption(paperOption())
    .addOption(periodOption('the period'))
    .option('--waivers <file>', 'register of waivers (default: waivers of punctual.yaml)')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual report audit --from 2026-07-01 --to 2026-09-30
  punctual report audit --from 2026-07-01 --to 2026-09-30 --policy ownbackup --account OWN-US-0003
  punctual report audit --from 2026-01-01 --to 2026-12-31 --zone Europe/London --format pdf`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      await withLedger(workspace.databasePath, (warehouse) =>
        reportAudit(io, warehouse, workspace, options),
      );
    });
}

/** What the JSON carries: all but the drawings. */
function auditValue({ timelines: _, drawn: __, ...findings }: AuditFindings): unknown {
  return { report: 'audit', ...findings };
}

/** One policy's audit file, in the formats asked for. */
export interface RenderedAudit {
  readonly findings: AuditFindings;
  readonly headline: string;
  readonly files: readonly { readonly name: string; readonly content: string | Uint8Array }[];
}

/** Writes the audit file of each policy and returns what they say. */
export async function reportAudit(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  options: Omit<Options, 'workspace'>,
): Promise<AuditFindings[]> {
  const { folder, config } = workspace;
  const out =
    options.out === undefined ? resolve(folder, config.out) : resolve(io.cwd, options.out);
  const made: AuditFindings[] = [];
  for await (const { findings, headline, files } of renderAudits(
    io,
    warehouse,
    workspace,
    options,
  )) {
    mkdirSync(out, { recursive: true });
    for (const { name, content } of files) writeFileSync(join(out, name), content);
    const told = files.map(({ name }) => `  ${relative(io.cwd, join(out, name))}\n`);
    io.stdout(`${headline}.\n${told.join('')}`);
    const { policy, scope } = findings.period;
    shelve(out, [
      {
        kind: 'audit',
        period: scope.month,
        policy: { id: policy.id, name: policy.name },
        account: scope.account,
        audience: 'auditor',
        headline,
        files: files.map(({ name }) => name),
      },
    ]);
    made.push(findings);
  }
  return made;
}

/** The audit file of each policy, one after another, in the formats asked for. */
export async function* renderAudits(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  options: Omit<Options, 'workspace' | 'out'>,
): AsyncGenerator<RenderedAudit> {
  const { config } = workspace;
  const zone = options.zone ?? config.report.zone ?? 'UTC';
  const periods = datesFromTo(options.from, options.to, zone);
  const account = options.account ?? null;
  const policies = options.policy ?? (await policiesInPlay(warehouse, account));
  const period = options.period ?? config.report.period_by ?? 'due';
  if (policies.length === 0) throw await nothingToReport(warehouse, account);
  const wanted = options.format ?? config.report.format ?? ['html', 'pdf'];
  const paper = (options.paper ?? config.report.paper) === 'letter' ? 'us-letter' : 'a4';
  const waivers = registerOf(io, workspace, options.waivers);
  const { show, clear } = progress(io);
  const { auditDocument, auditFileName } = await import('../reports/audit/document.js');
  const { renderDocument } = await import('../reports/document/render.js');
  for (const policy of policies) {
    show(`Auditing: ${policy}, ${options.from} to ${options.to} …`);
    const findings = await findAudit(
      warehouse,
      { policy, account, zone, period, waivers },
      periods,
      {
        isDefault: config.default.policy === policy,
        decisionsOf: (terms) => decisionsOf(config, terms),
        lint: (read, kept) => lintTold(read, kept, Number(options.to.slice(0, 4))),
      },
    );
    const attachments = [
      ...(await ledgerFiles(warehouse, policy, findings.period.scope)),
      ...(await policyFiles(warehouse, policy)),
    ];
    const document = auditDocument(findings, { attachments });
    const rendered = await renderDocument(auditValue(findings), document, {
      formats: wanted,
      paper,
    });
    const files = formats.flatMap((format) => {
      const content = rendered[format];
      return content === null ? [] : [{ name: `${auditFileName(findings)}.${format}`, content }];
    });
    clear();
    yield { findings, headline: document.front.headline, files };
  }
}
