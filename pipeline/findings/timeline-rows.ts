import type { EventRow } from '../explain/facts.js';
import type { TimelineObligation } from './timelines-contract.js';

/** A case whose timeline is asked for. */
export interface CaseRow {
  readonly case_key: number;
  readonly case_id: string;
  readonly account_name: string;
  readonly policy: string | null;
  readonly opened_at_ms: number;
  readonly severity: string | null;
  readonly subject: string | null;
}

/** One fact of a case, as the export has it. */
export interface FactRow extends Omit<EventRow, 'column' | 'file' | 'row'> {
  readonly case_key: number;
  readonly evidence: string | null;
}

/** One obligation of a case, with the clock that timed it. */
export interface ObligationRow {
  readonly case_key: number;
  readonly obligation_id: string;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly clause: string | null;
  readonly calendar: string | null;
  readonly calendar_id: number | null;
  readonly pauses: readonly string[] | null;
  readonly target: string | null;
  readonly started_at_ms: number | null;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly elapsed_ms: number | null;
  readonly overdue_ms: number | null;
  readonly verdict: TimelineObligation['verdict'];
  readonly reason: string | null;
  readonly hinges_on: string | null;
}

/** A stretch in which a calendar was open. */
export interface HourRow {
  readonly calendar_id: number;
  readonly from_ms: number;
  readonly to_ms: number;
}
