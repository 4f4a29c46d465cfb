/** Why a stretch of time did not count. `date` is the local date that is closed, where it is one. */
export interface Reason {
  readonly kind: 'night' | 'outside_hours' | 'weekday' | 'holiday' | 'short_day' | 'status';
  readonly says: string;
  readonly date: string | null;
}

/** A stretch of an obligation's life on its clock; the stretches lie end to end from its start to its end. */
export interface Stretch {
  readonly from_at_ms: number;
  readonly to_at_ms: number;
  readonly state: 'counted' | 'paused' | 'closed';
  /** What it adds to the elapsed time: its length if counted, else 0. */
  readonly counted_ms: number;
  readonly reasons: readonly Reason[];
}

/** A fact of the case by which an obligation started or was satisfied, and where it stands. */
export interface Evidence {
  readonly type: string;
  readonly at_ms: number;
  readonly actor_type: string | null;
  readonly actor_id: string | null;
  readonly value: string | null;
  readonly event_id: string | null;
  readonly file: string | null;
  readonly row: number;
  /** The column of the case's own row, where no event tells the fact. */
  readonly column: string | null;
}

/** What one other scenario makes of the same obligation, where it differs. */
export interface OtherReading {
  readonly scenario: string;
  readonly reading: string | null;
  readonly option: string | null;
  readonly clause: string | null;
  /** What the option takes the text to mean. */
  readonly says: string;
  readonly verdict: string;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly target: string | null;
  readonly reason: string | null;
  /** Whether it contradicts; one that lacks the data to judge does not. */
  readonly is_other_verdict: boolean;
}

export interface Clause {
  readonly id: string;
  readonly heading: string | null;
  readonly paraphrase: string | null;
}

export interface CalendarTold {
  readonly id: string;
  readonly name: string;
  readonly zones: readonly string[];
}

/** One obligation with all that led to its verdict. The counted stretches add up to `elapsed_ms`. */
export interface ExplainedObligation {
  readonly obligation_id: string;
  readonly promise: string;
  readonly sequence: number;
  readonly clause: Clause | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly target: string | null;
  readonly target_ms: number | null;
  readonly target_low_ms: number | null;
  /** How its business days are counted; null where the target is in hours. */
  readonly day_count: 'business_hours' | 'same_time' | 'end_of_day' | null;
  readonly calendar: CalendarTold | null;
  /** Statuses in which its clock is paused. */
  readonly pauses: readonly string[];
  readonly is_aim: boolean;
  readonly started_at_ms: number | null;
  readonly started_by: Evidence | null;
  readonly due_at_ms: number | null;
  readonly due_low_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly satisfied_by: Evidence | null;
  readonly ended_at_ms: number | null;
  readonly ended_by: Evidence | null;
  readonly elapsed_ms: number | null;
  readonly overdue_ms: number | null;
  readonly targets_in_gap: number | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly stretches: readonly Stretch[];
  /** What lies between the end and a later due. Pauses after the end move no due, so none are told. */
  readonly until_due: readonly Stretch[];
  readonly settled: boolean;
  readonly hinges_on: readonly string[];
  readonly other_readings: readonly OtherReading[];
}

/** Obligations that only some other scenario sees. */
export interface ElsewhereOnly {
  readonly scenario: string;
  readonly says: string;
  readonly promise: string;
  readonly count: number;
  readonly missed: number;
}

export interface SeverityTold {
  readonly at_ms: number;
  readonly severity: string;
}

export interface StatusTold {
  readonly status: string;
  readonly from_at_ms: number;
  readonly to_at_ms: number | null;
}

export interface MessageTold {
  readonly at_ms: number;
  readonly side: 'customer' | 'agent' | 'system';
}

/** An invitation to judge the case, or an answer whose invitation nothing tells. */
export interface InvitationTold {
  readonly sent_at_ms: number | null;
  /** The last closing before it. */
  readonly closed_at_ms: number | null;
  readonly answered_at_ms: number | null;
  readonly is_in_events: boolean;
  readonly is_in_surveys: boolean;
  readonly is_in_case_row: boolean;
  readonly score: number | null;
  readonly scale_min: number | null;
  readonly scale_max: number | null;
  /** The lowest score that counts as satisfied. */
  readonly good_from: number | null;
  /** Whether scores lie between whole numbers. */
  readonly has_parts: boolean | null;
  readonly answer: 'good' | 'not_good' | 'blank' | 'no_scale' | 'off_scale' | 'later' | 'none';
  readonly has_comment: boolean;
  readonly file: string | null;
  readonly row: number;
}

/** How the contract was found, in facts; `chosen_by` says why this one. */
export interface ContractTold {
  readonly opened_date: string;
  readonly time_zone: string;
  readonly chosen: {
    readonly policy: string;
    readonly tier: string | null;
    readonly plan: string | null;
    readonly starts_on: string;
    readonly ends_on: string | null;
  } | null;
  readonly chosen_by: 'only' | 'product' | 'latest' | 'default' | 'none';
  readonly in_force: number;
  readonly known: number;
}

/** What a clause that is described, and not judged, says of this very case. */
export type DescribedTold =
  | {
      readonly kind: 'severity_change';
      readonly clause: string;
      readonly at_ms: number;
      readonly from: string;
      readonly to: string;
      /** Null where the policy does not name both. */
      readonly is_lowered: boolean | null;
      readonly actor_type: string | null;
      readonly actor_id: string | null;
    }
  | {
      readonly kind: 'charge_candidate';
      readonly clause: string;
      readonly severity: string;
      readonly lowered_at_ms: number;
      readonly lowered_to: string;
      /** Whether the customer had agreed to that severity by then. */
      readonly is_agreed: boolean;
    }
  | {
      readonly kind: 'previous_case';
      readonly clause: string;
      readonly previous_case_id: string;
      readonly state: 'closed' | 'solved' | 'open' | 'unknown';
    }
  | {
      readonly kind: 'unnamed_reporter';
      readonly clause: string;
      readonly requester_id: string;
    }
  | {
      readonly kind: 'resource_away';
      readonly clause: string;
      readonly severity: string;
      readonly from_at_ms: number;
      /** Null: still away at the as-of instant. */
      readonly to_at_ms: number | null;
      readonly away_ms: number;
      readonly is_long: boolean;
    };
/** Another case at the instant of a response: the one that answered it, or one that it passed. */
export interface QueueNeighbour {
  readonly case_id: string;
  readonly tier: string | null;
  readonly severity: string | null;
  /** When the passed one was opened, or the passing one answered. */
  readonly at_ms: number;
}

/** Whom the case overtook in the order of answers, and who overtook it, as the house reads the policy. Described, never judged. */
export interface QueueTold {
  readonly clause: Clause;
  readonly keys: readonly string[];
  readonly tolerance_ms: number;
  readonly responded_at_ms: number | null;
  /** How many waiting cases its first response overtook, and the first in line of them. */
  readonly overtook: number;
  readonly overtook_first: readonly QueueNeighbour[];
  /** How many responses overtook it while it waited, and the first of them. */
  readonly overtaken_by: number;
  readonly overtaken_first: readonly QueueNeighbour[];
}

/** Everything there is to say of one case under one scenario. Plain values, safe as JSON; instants are epoch milliseconds. */
export interface Explanation {
  readonly case_id: string;
  readonly account_id: string;
  readonly account_name: string | null;
  readonly subject: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly opened_at_ms: number;
  readonly as_of_ms: number;
  readonly scenario: string;
  readonly policy: { readonly id: string; readonly version: string; readonly name: string } | null;
  readonly contract: ContractTold;
  readonly severities: readonly SeverityTold[];
  readonly statuses: readonly StatusTold[];
  readonly messages: readonly MessageTold[];
  /** The life of the case on the clock of its obligations, from its opening to the last thing that is told of it. */
  readonly hours: readonly Stretch[];
  /** Why there are no obligations, where no policy could judge the case. */
  readonly unjudged: { readonly verdict: string; readonly reason: string | null } | null;
  readonly obligations: readonly ExplainedObligation[];
  readonly elsewhere: readonly ElsewhereOnly[];
  readonly invitations: readonly InvitationTold[];
  readonly described: readonly DescribedTold[];
  /** Null where it neither overtook nor was overtaken, and under other scenarios than the house's. */
  readonly queue: QueueTold | null;
}
