/** How grave a finding is, the gravest first. */
export const severities = ['contradiction', 'inversion', 'gap', 'ambiguity'] as const;
export type FindingSeverity = (typeof severities)[number];

/** What can be found, in the order in which it is told. */
export const codes = {
  'clauses-collide': 'contradiction',
  'day-length': 'contradiction',
  'never-open': 'contradiction',
  'unreachable-target': 'contradiction',
  'tier-inversion': 'inversion',
  'severity-inversion': 'inversion',
  'uncovered-case': 'gap',
  'cell-without-target': 'gap',
  'severities-alike': 'gap',
  'promise-without-end': 'gap',
  'undefined-term': 'gap',
  'missing-text': 'gap',
  'missing-document': 'gap',
  'holidays-unlisted': 'gap',
  'zone-missing': 'gap',
  'zone-label': 'ambiguity',
  'clock-label': 'ambiguity',
  'shared-facts': 'ambiguity',
  'open-reading': 'ambiguity',
  'mixed-force': 'ambiguity',
  'missing-unit': 'ambiguity',
  'unclear-scope': 'ambiguity',
  'unquantified-words': 'ambiguity',
} as const satisfies Readonly<Record<string, FindingSeverity>>;
export type FindingCode = keyof typeof codes;

/** Facts of a case beside its tier and severity, as the policy's hours and rules ask for them. */
export type Facts = Readonly<Record<string, string | boolean>>;

/** One opening instant at which the finding shows, with what is due when. */
export interface Witness {
  readonly scenario: string;
  readonly facts: Facts;
  readonly zone: string;
  readonly opened_at_ms: number;
  readonly dues: readonly { readonly of: string; readonly due_at_ms: number }[];
}

/** On how many instants of the year it shows, and on how many of those in opening hours. */
export interface Share {
  readonly scenario: string;
  readonly facts: Facts;
  readonly instants: number;
  readonly held: number;
  readonly open_instants: number;
  readonly open_held: number;
}

/** How far one option of a reading moves due times: all opening instants of all cells that it moves, unmoved ones included. */
export interface Move {
  readonly option: string;
  readonly cells: number;
  readonly instants: number;
  readonly later: number;
  readonly earlier: number;
  readonly median_ms: number;
  readonly p90_ms: number;
  readonly most_ms: number;
  readonly witness: Witness | null;
}

/** One thing worth a look in a policy: no mistake of the file, but of the text, or a question that it leaves open. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly clauses: readonly string[];
  readonly says: string;
  /** The scenarios under which it shows, and those under which it does not; none in either where no time hangs on it. */
  readonly holds_under: readonly string[];
  readonly gone_under: readonly string[];
  /** The readings of the policy that ask this very question. */
  readonly readings: readonly string[];
  readonly witness: Witness | null;
  /** For each scenario and kind of case under which it shows. */
  readonly shares: readonly Share[];
  readonly moves: readonly Move[];
}

type Said = Pick<Finding, 'clauses' | 'says'> & Partial<Omit<Finding, 'code' | 'severity'>>;

/** A finding of that kind; what is not said of it is empty. */
export function finding(code: FindingCode, said: Said): Finding {
  return {
    code,
    severity: codes[code],
    holds_under: [],
    gone_under: [],
    readings: [],
    witness: null,
    shares: [],
    moves: [],
    ...said,
  };
}
