/** What a report counts beside obligations; each is the subject of an id: `F-answers/1-5`. */
export const countedThings = [
  'readings',
  'hinges',
  'invitations',
  'answers',
  'responses',
  'waits',
  'waiting',
  'calls',
  'open_cases',
  'opened',
  'deliverables',
  'cases_in_hand',
  'severity_changes',
  'spared',
  'lowered_misses',
  'messages',
  'gaps',
  'channels',
  'openings',
  'escalations',
  'out_of_hours',
  'resource_cases',
  'earlier_cases',
  'engineers',
  'contacts',
  'reporters',
] as const;
export type CountedThing = (typeof countedThings)[number];

/** One of what a report counts beside obligations: an answer, a response, a case that waited. */
export interface CountedRow {
  readonly what: CountedThing;
  readonly policy: string | null;
  /** Null where it is of no case. */
  readonly caseId: string | null;
  readonly account: string | null;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  /** Which of its sort: the scale of an answer, the scenario of a reading, the channel of an opening. */
  readonly kind: string | null;
  /** What came of it: `good`, `overtook`, `out_of_hours`. */
  readonly says: string | null;
  /** What more its figures ask: whether its case had a miss, say. */
  readonly mark: string | null;
  /** How long, in milliseconds, or how many; null where it is neither. */
  readonly amount: number | null;
  readonly atMs: number | null;
  /** The month or quarter of the report in which it counts; null where it counts in all of them. */
  readonly period: string | null;
}

/** What stands behind the figures that count no obligations, and how much of it there is of each sort. */
export interface CountedFinding {
  readonly totals: readonly { readonly what: CountedThing; readonly rows: number }[];
  /** The first so many of each sort, those that figures single out before the rest. */
  readonly rows: readonly CountedRow[];
}
