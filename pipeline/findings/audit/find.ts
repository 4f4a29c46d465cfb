import { readCoverage } from '../../monitorability/coverage.js';
import type { Policy } from '../../policy/schema.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { AuditFindings, ExceptionRow, LintTold, ReadingDecision } from '../audit-contract.js';
import type { MonthlyFindings, PolicyTerms } from '../contract.js';
import { findMonitorability } from '../monitorability.js';
import { findPeriod } from '../monthly.js';
import type { Periods } from '../periods.js';
import { gather, release } from '../queries.js';
import { readReplayed } from '../replayed.js';
import type { AskedScope } from '../scope.js';
import { heldBefore, type KeptPolicy } from '../terms.js';
import { findTimelines } from '../timelines.js';
import { clarificationsOf } from './clarifications.js';
import { findCompleteness } from './completeness.js';
import { findExceptions, findHingeRows } from './exceptions.js';
import { findLeftOut, findPopulation, findVerdicts } from './population.js';
import { type AuditedScope, gatherAudited, releaseAudited } from './scope.js';
import { versionsTold } from './versions.js';

/** What an audit report is told beside the ledger. */
export interface AuditTold {
  /** Whether it is the workspace's default policy. */
  readonly isDefault: boolean;
  readonly decisionsOf: (terms: PolicyTerms) => readonly ReadingDecision[];
  readonly lint: (policy: Policy, kept: KeptPolicy) => readonly LintTold[];
}

const gathered = ['scope_cases', 'scope_rows'] as const;

/** Everything that an audit report says of one policy over the last of `periods`. */
export async function findAudit(
  warehouse: Warehouse,
  asked: AskedScope,
  periods: Periods,
  told: AuditTold,
): Promise<AuditFindings> {
  const { policies, zoneData } = await readReplayed(warehouse);
  const period = await findPeriod(warehouse, asked, periods);
  const kept = policies.filter(({ policy }) => policy === asked.policy);
  const held = heldBefore(kept, periods.endsBefore);
  for (const table of gathered) await gather(warehouse, table);
  await gatherAudited(warehouse, auditedScope(asked.policy, period));
  const exceptions = await findExceptions(warehouse);
  const drawn = drawnOf(exceptions);
  const findings = {
    period,
    zoneData,
    versions: versionsTold(kept),
    decisions: told.decisionsOf(period.policy),
    population: await findPopulation(warehouse),
    verdicts: await findVerdicts(warehouse),
    leftOut: await findLeftOut(warehouse, held.read),
    completeness: await findCompleteness(warehouse, period.scope),
    exceptions,
    hinges: await findHingeRows(warehouse),
    drawn,
    timelines: await findTimelines(warehouse, casesOf(drawn), 'auditor'),
    clarifications: clarificationsOf(period),
    monitorability: findMonitorability(
      held.read,
      await readCoverage(warehouse, asked.policy, told.isDefault),
    ),
    lint: told.lint(held.read, held),
  };
  await releaseAudited(warehouse);
  for (const table of gathered) await release(warehouse, table);
  return findings;
}

/** How many missed and hinging obligations are drawn, the missed ones first. */
const drawnAtMost = 200;

function drawnOf(exceptions: readonly ExceptionRow[]): ExceptionRow[] {
  return exceptions.filter(({ caseId }) => caseId !== null).slice(0, drawnAtMost);
}

function casesOf(rows: readonly ExceptionRow[]): string[] {
  return [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
}

/** The obligations that a report of that policy and period counts. */
export function auditedScope(policy: string, { scope }: MonthlyFindings): AuditedScope {
  const { account, period, fromMs, toMs } = scope;
  return { policies: [policy], account: account?.id ?? null, period, fromMs, toMs };
}
