import type { VerdictName } from './rate-contract.js';

/** What is looked at first: rates, counts, times and scores of the month, with waived misses left out too. */
export type HeadKind =
  | 'obligations'
  | 'cases'
  | 'accounts'
  | 'rate'
  | 'kept'
  | 'waived_rate'
  | 'waived_kept'
  | 'verdict'
  | 'hinging'
  | 'median'
  | 'p90'
  | 'low'
  | 'high'
  | 'score'
  | 'answered'
  | 'delivered';

/** What tables and charts say beyond that. */
export type DetailKind =
  | 'month'
  | 'cell_before'
  | 'cell_low'
  | 'cell_high'
  | 'scenario'
  | 'reading_move'
  | 'verdict_hinging'
  | 'hinge'
  | 'timed'
  | 'median_ratio'
  | 'p90_ratio'
  | 'bin'
  | 'near'
  | 'tenth'
  | 'attained'
  | 'reached'
  | 'reached_low'
  | 'reached_high'
  | 'hour'
  | 'open_hours'
  | 'channel'
  | 'category'
  | 'account'
  | 'group'
  | 'agent'
  | 'expected'
  | 'few'
  | 'open'
  | 'backlog'
  | 'reason'
  | 'reason_cases'
  | 'waiver'
  | 'delivered_verdict'
  | 'delivered_before'
  | 'group_score'
  | 'group_answered'
  | 'survey'
  | 'queue'
  | 'calls'
  | 'described'
  | 'source'
  | 'data';

export type FigureKind = HeadKind | DetailKind;

/** A figure that a reader saw, exact and with all that says which it is. */
export interface Figure {
  /** `first_response/rate`, `first_response/gold/high/rate`: the same in every run of one scope. */
  readonly id: string;
  readonly kind: FigureKind;
  /** `times`: so many times the target. */
  readonly unit: 'share' | 'count' | 'duration' | 'days' | 'times' | 'number';
  readonly promise: string | null;
  /** Null: of every tier and severity. */
  readonly cell: { readonly tier: string | null; readonly severity: string | null } | null;
  readonly verdict: VerdictName | null;
  /** What else tells it from others: a scale of satisfaction, a deliverable, an hour of the week, `queue/passed`. */
  readonly subject: string | null;
  /** Of a share: how many, of how many. */
  readonly part: number | null;
  readonly n: number | null;
  /** A share is 0..1; null where there are too few to rate. */
  readonly value: number | null;
}
