import { readingsIn } from '../hinges.js';
import type { SpokenScenario } from '../promises.js';
import type { NotableCase, OpenCase, QuarterObligation } from './contract.js';
import type { OwnedRow } from './grouped.js';

export interface ObligationRow extends OwnedRow {
  readonly version: string | null;
  readonly case_id: string;
  readonly subject: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly clause: string | null;
  readonly target: string | null;
  readonly verdict?: 'missed' | 'running';
  readonly started_at_ms: number;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly overdue_ms: number | null;
  readonly assignment_group: string | null;
  readonly hinge_mask: string;
  readonly waived?: string | null;
}

export interface OpenCaseRow extends OwnedRow {
  readonly case_id: string;
  readonly subject: string | null;
  readonly severity: string | null;
  readonly status: string;
  readonly opened_at_ms: number;
  readonly last_word_ms: number | null;
}

export interface SevereRow extends OwnedRow {
  readonly case_id: string;
  readonly subject: string | null;
  readonly severity: string | null;
  readonly opened_at_ms: number;
}

/** How many cases each rule picks: fewer of each policy where there are several. */
const picks = {
  alone: { overdue: 3, severe: 2, open: 1 },
  among: { overdue: 1, severe: 1, open: 1 },
} as const;

/** The obligations of an account, each with the readings that its verdict hangs on. */
export function obligationsOf(
  rows: readonly ObligationRow[],
  scenarios: readonly SpokenScenario[],
): QuarterObligation[] {
  return rows.map((row) => ({
    obligationId: [
      row.policy,
      row.version,
      row.case_id,
      row.promise,
      new Date(row.started_at_ms).toISOString(),
    ].join('/'),
    caseId: row.case_id,
    subject: row.subject,
    tier: row.tier,
    severity: row.severity,
    promise: row.promise,
    clause: row.clause,
    target: row.target,
    verdict: row.verdict ?? 'missed',
    startedAtMs: row.started_at_ms,
    dueAtMs: row.due_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    overdueMs: row.overdue_ms,
    group: row.assignment_group,
    waived: row.waived ?? null,
    hingesOn: row.hinge_mask === '0' ? [] : named(readingsIn(row.hinge_mask, scenarios)),
  }));
}

function named(readings: readonly string[]): readonly string[] {
  return readings.length === 0 ? ['combination'] : readings;
}

/** What is unresolved, the oldest first. */
export function openCasesOf(rows: readonly OpenCaseRow[]): OpenCase[] {
  return rows.map((row) => ({
    policy: row.policy,
    caseId: row.case_id,
    subject: row.subject,
    severity: row.severity,
    status: row.status,
    openedAtMs: row.opened_at_ms,
    lastWordMs: row.last_word_ms,
  }));
}

/**
 * The cases to tell at length, each once: those with the three obligations missed the longest, the two opened at the highest
 * severity (those with a miss first, then the first), and the one that is open the longest; of one policy among others, one each.
 */
export function notableOf(
  missed: readonly QuarterObligation[],
  severe: readonly SevereRow[],
  open: readonly OpenCaseRow[],
  isAlone: boolean,
): NotableCase[] {
  const most = picks[isAlone ? 'alone' : 'among'];
  const picked = new Map<string, NotableCase>();
  const pick = (count: number, candidates: readonly NotableCase[]) => {
    const enough = picked.size + count;
    for (const each of candidates) {
      if (picked.size < enough && !picked.has(each.caseId)) picked.set(each.caseId, each);
    }
  };
  pick(
    most.overdue,
    missed
      .filter(({ overdueMs }) => overdueMs !== null)
      .map(({ obligationId, caseId, subject, severity, promise, overdueMs, target }) => ({
        caseId,
        subject,
        severity,
        openedAtMs: null,
        rule: 'overdue' as const,
        obligationId,
        promise,
        overdueMs,
        target,
      })),
  );
  const plainly = (rule: 'severe' | 'open') => (row: SevereRow) => ({
    caseId: row.case_id,
    subject: row.subject,
    severity: row.severity,
    openedAtMs: row.opened_at_ms,
    rule,
    obligationId: null,
    promise: null,
    overdueMs: null,
    target: null,
  });
  pick(most.severe, severe.map(plainly('severe')));
  pick(most.open, open.map(plainly('open')));
  return [...picked.values()];
}
