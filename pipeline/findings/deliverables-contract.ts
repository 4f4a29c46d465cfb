import type { VerdictName } from './rate-contract.js';

/** A deliverable that one account is owed in one period. */
export interface DeliverableRow {
  readonly account: string;
  readonly tier: string | null;
  readonly startedAtMs: number;
  /** Null: owed once, by no date. */
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  readonly verdict: VerdictName;
  readonly reason: string | null;
}

export interface DeliverableFinding {
  readonly deliverable: string;
  readonly name: string;
  readonly clause: string | null;
  readonly isQuarterly: boolean;
  /** Of the quarter in which the month ends, or owed once. */
  readonly now: readonly DeliverableRow[];
  readonly before: readonly DeliverableRow[];
}
