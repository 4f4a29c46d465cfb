import type { Warehouse } from '../../warehouse/open.js';
import type { ExceptionRow, HingeRow } from '../audit-contract.js';
import type { VerdictName } from '../contract.js';
import { found } from '../queries.js';

/** Every audited obligation that was missed or hinges: the missed ones first, the longest overdue before the others. */
export async function findExceptions(warehouse: Warehouse): Promise<ExceptionRow[]> {
  const rows = await found<{
    obligation_id: string;
    case_id: string | null;
    account_name: string;
    tier: string | null;
    severity: string | null;
    promise: string | null;
    clause: string | null;
    target: string | null;
    started_at_ms: number | null;
    due_at_ms: number | null;
    satisfied_at_ms: number | null;
    overdue_ms: number | null;
    verdict: VerdictName;
    reason: string | null;
    hinges_on: string | null;
  }>(warehouse, 'audited_exceptions');
  return rows.map((row) => ({
    obligationId: row.obligation_id,
    caseId: row.case_id,
    account: row.account_name,
    tier: row.tier,
    severity: row.severity,
    promise: row.promise,
    clause: row.clause,
    target: row.target,
    startedAtMs: row.started_at_ms,
    dueAtMs: row.due_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    overdueMs: row.overdue_ms,
    verdict: row.verdict,
    reason: row.reason,
    hingesOn: namesIn(row.hinges_on),
  }));
}

interface ContradictionRow {
  readonly obligation_id: string;
  readonly case_id: string;
  readonly account_name: string;
  readonly promise: string;
  readonly started_at_ms: number | null;
  readonly house_verdict: VerdictName | null;
  readonly hinges_on: string;
  readonly scenario: string;
  readonly verdict: VerdictName;
  readonly due_at_ms: number | null;
}

/** Every hinging obligation of the period, with what each scenario that contradicts the house makes of it. */
export async function findHingeRows(warehouse: Warehouse): Promise<HingeRow[]> {
  const rows = await found<ContradictionRow>(warehouse, 'audited_hinges');
  const own = new Map<string, ContradictionRow[]>();
  for (const row of rows) {
    const before = own.get(row.obligation_id);
    if (before === undefined) own.set(row.obligation_id, [row]);
    else before.push(row);
  }
  return [...own.values()].flatMap(hingeRow);
}

function hingeRow(own: readonly ContradictionRow[]): HingeRow[] {
  const [row] = own;
  if (row === undefined) return [];
  return [
    {
      obligationId: row.obligation_id,
      caseId: row.case_id,
      account: row.account_name,
      promise: row.promise,
      startedAtMs: row.started_at_ms,
      houseVerdict: row.house_verdict,
      hingesOn: namesIn(row.hinges_on),
      others: own.map(({ scenario, verdict, due_at_ms }) => ({
        scenario,
        verdict,
        dueAtMs: due_at_ms,
      })),
    },
  ];
}

function namesIn(hingesOn: string | null): string[] {
  return hingesOn === null ? [] : hingesOn.split(',');
}
