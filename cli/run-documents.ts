import type { MonthlyFindings } from '../pipeline/findings/contract.js';
import { lastQuarter } from '../pipeline/findings/last-month.js';
import { quarterOf, quartersUpTo } from '../pipeline/findings/periods.js';
import { readReplayed } from '../pipeline/findings/replayed.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import type { Workspace } from '../pipeline/workspace.js';
import type { Io } from './io.js';
import type { Outcome } from './outcome.js';
import { reportMonth } from './report.js';
import { reportAudit } from './report-audit.js';
import { reportQuarters } from './report-quarterly.js';

/**
 * Writes what `documents` of a `punctual.yaml` asks for, and returns what the months say. The quarter is the last complete one,
 * or that of the month asked for.
 */
export async function writeDocuments(
  io: Io,
  outcome: Outcome,
  warehouse: Warehouse,
  workspace: Workspace,
  month: string | undefined,
): Promise<MonthlyFindings[]> {
  const { config } = workspace;
  const wants = (document: (typeof config.documents)[number]) =>
    config.documents.includes(document);
  const months = wants('monthly') ? await reportMonth(io, warehouse, workspace, { month }) : [];
  if (!wants('quarterly') && !wants('audit')) return months;
  const zone = config.report.zone ?? 'UTC';
  const { asOfMs } = await readReplayed(warehouse);
  const quarter = month === undefined ? lastQuarter(asOfMs, zone) : quarterOf(month);
  if (wants('quarterly')) {
    for (const audience of config.audiences) {
      await reportQuarters(io, outcome, warehouse, workspace, { quarter, audience, all: true });
    }
  }
  if (wants('audit')) await reportAudit(io, warehouse, workspace, datesOf(quarter, zone));
  return months;
}

/** The first and the last date of a quarter. */
function datesOf(quarter: string, zone: string): { from: string; to: string } {
  const { endsBefore } = quartersUpTo(quarter, zone);
  const last = new Date(Date.parse(`${endsBefore}T00:00:00Z`) - 86_400_000);
  const to = last.toISOString().slice(0, 10);
  const firstMonth = String(Number(to.slice(5, 7)) - 2).padStart(2, '0');
  return { from: `${to.slice(0, 4)}-${firstMonth}-01`, to };
}
