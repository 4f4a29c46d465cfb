import type { VerdictName } from './rate-contract.js';

/** One obligation that stands behind the figures of a period, as the house reads it. */
export interface BehindRow {
  /** As in the ledger; null where the reader is not told. */
  readonly obligationId: string | null;
  readonly policy: string | null;
  readonly caseId: string;
  readonly account: string;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly group: string | null;
  readonly startedAtMs: number | null;
  readonly dueAtMs: number | null;
  /** "Fri 15:00": when its clock began, by local time of the report; null where none runs. */
  readonly hour: string | null;
  readonly verdict: VerdictName;
  readonly reason: string | null;
  /** Which tenth of its target was left when it was met, 0 the last; null where no clock timed it or it was not met. */
  readonly left: number | null;
  /** Whether its target is a time on a clock that ran. */
  readonly isTimed: boolean;
  /** Whether it is a miss that a waiver leaves out of the second figure. */
  readonly isWaived: boolean;
  /** Who satisfied it; null where the reader is not told, or nobody did. */
  readonly responder: string | null;
  /** The month or quarter in which it counts. */
  readonly period: string | null;
  readonly hingesOn: readonly string[];
}

/** What stands behind the figures of a period: the first of its obligations, what was missed before the rest, and how many there are. */
export interface BehindFinding {
  readonly total: number;
  readonly rows: readonly BehindRow[];
}
