/** How the text of a column is read. */
export type ColumnKind =
  | { readonly is: 'text' | 'instant' | 'date' | 'boolean' | 'number' | 'clock' }
  | { readonly is: 'word'; readonly words: readonly string[] };

export interface CanonicalColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
}

export interface CanonicalTable {
  readonly name: string;
  readonly columns: readonly CanonicalColumn[];
  /** What makes two rows the same row. */
  readonly key: readonly string[];
  /** The single column that is the whole key where a row has it. */
  readonly identity?: string;
}

export const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const;

export const eventTypes = [
  'message',
  'status',
  'severity',
  'assignee',
  'category',
  'tier',
  'severity_proposed',
  'severity_agreed',
  'close_agreed',
  'call_queued',
  'call_answered',
  'contact_attempt',
  'merged',
  'escalation',
  'withdrawn',
  'spam',
  'resource',
  'survey_sent',
] as const;

const text: ColumnKind = { is: 'text' };
const instant: ColumnKind = { is: 'instant' };
const date: ColumnKind = { is: 'date' };
const boolean: ColumnKind = { is: 'boolean' };
const number: ColumnKind = { is: 'number' };
const clock: ColumnKind = { is: 'clock' };
const word = (...words: readonly string[]): ColumnKind => ({ is: 'word', words });

const must = (name: string, kind: ColumnKind = text): CanonicalColumn => ({
  name,
  kind,
  required: true,
});
const may = (name: string, kind: ColumnKind = text): CanonicalColumn => ({
  name,
  kind,
  required: false,
});

/** The facts of a one-row-per-case export; `raw.cases.row_facts` says which of them a file has. */
export const rowFacts = ['first_response_at', 'solved_at', 'closed_at', 'csat_score'] as const;

/** Every table that can be ingested, with the names and order of `raw.*`. */
export const canonicalTables: readonly CanonicalTable[] = [
  {
    name: 'cases',
    key: ['case_id'],
    columns: [
      must('case_id'),
      must('account_id'),
      must('opened_at', instant),
      may('severity'),
      may('channel'),
      may('category'),
      may('environment'),
      may('product'),
      may('product_version'),
      may('requester_id'),
      may('requester_country'),
      may('subject'),
      may('opened_by_type', word('customer', 'agent')),
      may('closure_code'),
      may('previous_case_id'),
      may('first_response_at', instant),
      may('solved_at', instant),
      may('closed_at', instant),
      may('csat_score', number),
      may('csat_scale_min', number),
      may('csat_scale_max', number),
    ],
  },
  {
    name: 'events',
    key: ['case_id', 'at', 'type', 'actor_type', 'actor_id', 'visibility', 'value'],
    identity: 'event_id',
    columns: [
      must('case_id'),
      must('at', instant),
      must('type', word(...eventTypes)),
      may('actor_type', word('customer', 'agent', 'system')),
      may('actor_id'),
      may('actor_role'),
      may('visibility', word('public', 'internal')),
      may('channel'),
      may('value'),
      may('previous_value'),
      may('event_id'),
      may('note'),
    ],
  },
  {
    name: 'accounts',
    key: ['account_id'],
    columns: [
      must('account_id'),
      may('name'),
      may('site'),
      may('country'),
      may('time_zone'),
      may('success_manager'),
      may('account_manager'),
      may('onboarding_completed_on', date),
      may('is_new_user', boolean),
      may('sdk_in_use', boolean),
      may('active', boolean),
    ],
  },
  {
    name: 'contracts',
    key: ['account_id', 'policy', 'tier', 'starts_on'],
    columns: [
      must('account_id'),
      must('policy'),
      may('tier'),
      must('starts_on', date),
      may('ends_on', date),
      may('plan', word('trial', 'paid')),
    ],
  },
  {
    name: 'contacts',
    key: ['account_id', 'contact_id', 'named_from'],
    columns: [
      must('account_id'),
      must('contact_id'),
      must('named_from', date),
      may('named_to', date),
    ],
  },
  {
    name: 'surveys',
    key: ['case_id', 'sent_at'],
    columns: [
      must('case_id'),
      may('sent_at', instant),
      may('answered_at', instant),
      may('score', number),
      may('scale_min', number),
      may('scale_max', number),
      may('comment'),
      may('respondent_id'),
    ],
  },
  {
    name: 'engagements',
    key: ['account_id', 'held_at', 'type'],
    columns: [
      must('account_id'),
      must('held_at', instant),
      may('type', word('kickoff', 'quarterly_review', 'onboarding')),
      may('duration_minutes', number),
      may('held_by_role'),
    ],
  },
  {
    name: 'releases',
    key: ['product', 'version'],
    columns: [must('product'), must('version'), must('released_on', date)],
  },
  {
    name: 'holidays',
    key: ['date', 'calendar', 'opens', 'closes'],
    columns: [
      must('date', date),
      must('calendar'),
      may('name'),
      may('opens', clock),
      may('closes', clock),
    ],
  },
];

/** The column of `raw.*` that holds a canonical column: instants are kept as epoch milliseconds. */
export function stored(column: CanonicalColumn): string {
  return column.kind.is === 'instant' ? `${column.name}_ms` : column.name;
}
