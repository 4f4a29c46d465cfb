export type ClauseClass = 'computed' | 'described' | 'needs_field' | 'not_monitorable';

/** How many clauses are of each class; `unclassed` of those of which nobody has said. */
export interface ClauseCounts {
  readonly all: number;
  readonly computed: number;
  readonly described: number;
  readonly needsField: number;
  readonly notMonitorable: number;
  readonly unclassed: number;
}

/** What the loaded rows of one policy have of a field. */
export interface FieldMeasure {
  /** As the clause names it: `accounts.site`, `events.message`, `events.message.actor_type`. */
  readonly field: string;
  readonly table: string;
  readonly eventType: string | null;
  readonly column: string | null;
  /** Rows that could have it; for a type of event, the cases of the policy. */
  readonly rows: number;
  /** Rows that do; for a type of event, the events. */
  readonly filled: number;
  /** The cases with such an event. */
  readonly cases: number | null;
  /** Whether an empty cell is an answer too, as a closure code of an open case. */
  readonly isOftenEmpty: boolean;
}

/** A need of a clause held against the data; of alternatives, the one of which most is there. */
export interface NeedSupport extends FieldMeasure {
  readonly need: string;
  readonly verdict: 'there' | 'partly' | 'missing';
  /** Only an option of a reading asks for it. */
  readonly isForReading: boolean;
}

export interface ClauseSupport {
  /** `unused`: the fields are there, but nothing is made of them. */
  readonly verdict: 'supported' | 'partly' | 'no' | 'unused';
  readonly needs: readonly NeedSupport[];
}

export interface ClauseFinding {
  readonly clause: string;
  readonly heading: string;
  readonly paraphrase: string;
  readonly class: ClauseClass | null;
  /** What computes or describes it, as the policy names it. */
  readonly by: readonly { readonly kind: string; readonly name: string }[];
  readonly needs: readonly string[];
  readonly readingNeeds: readonly string[];
  /** What it would be with the field that it lacks, and what could then be said. */
  readonly wouldBe: 'computed' | 'described' | null;
  readonly what: string | null;
  /** Why no record could tell. */
  readonly why: string | null;
  /** Null where no data was looked at, or where none is asked for. */
  readonly support: ClauseSupport | null;
}

/** Which clauses of a policy can be monitored, and which of these some data supports. */
export interface MonitorabilityFindings {
  readonly policy: string;
  readonly version: string;
  readonly counts: ClauseCounts;
  readonly clauses: readonly ClauseFinding[];
  /** The policy's share of the data that was looked at; null where none was. */
  readonly data: { readonly cases: number; readonly accounts: number } | null;
}
