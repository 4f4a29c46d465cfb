import type { HolidayRow } from '../policy/calendar.js';
import type { InvitationTold } from './contract.js';
import type { QueueFacts } from './read-queue.js';
import type { SurroundingRow } from './surroundings.js';

/** A case as its row has it, with its account. */
export interface CaseRow {
  readonly case_key: number;
  readonly case_id: string;
  readonly account_id: string;
  readonly account_name: string | null;
  readonly site: string | null;
  readonly country: string | null;
  readonly time_zone: string;
  readonly opened_at_ms: number;
  readonly severity: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly product: string | null;
  readonly subject: string | null;
  readonly policy: string | null;
  readonly version: string | null;
  readonly policy_sha256: string | null;
}

/** One dated fact of the case; `column` names the column of the case's own row where no event tells it. */
export interface EventRow {
  readonly at_ms: number;
  readonly type: string;
  readonly actor_type: string | null;
  readonly actor_id: string | null;
  readonly visibility: string | null;
  readonly value: string | null;
  readonly event_id: string | null;
  readonly column: string | null;
  readonly file: string | null;
  readonly row: number;
  /** Order of arrival: the number by which the ledger names the fact. */
  readonly arrival: number;
}

export interface ContractRow {
  readonly policy: string;
  readonly tier: string | null;
  readonly plan: string | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
}

/** One obligation under one scenario, as the ledger has it. */
export interface OutcomeRow {
  readonly scenario: string;
  readonly obligation_id: string;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly clause: string | null;
  readonly calendar: string | null;
  readonly target: string | null;
  readonly target_ms: number | null;
  readonly target_low_ms: number | null;
  readonly started_at_ms: number | null;
  readonly due_at_ms: number | null;
  readonly due_low_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly elapsed_ms: number | null;
  readonly overdue_ms: number | null;
  readonly targets_in_gap: number | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly settled: boolean;
  readonly hinges_on: string | null;
  readonly start_arrival: number | null;
  readonly satisfied_arrival: number | null;
  /** The version whose terms bind it, where another than that in force does. */
  readonly binding_version: string | null;
}

export interface ScenarioRow {
  readonly scenario: string;
  readonly reading: string | null;
  readonly option: string | null;
  readonly policies: readonly string[];
  readonly why_not: string | null;
}

/** Everything that the warehouse knows of one case. */
export interface CaseFacts {
  readonly as_of_ms: number;
  readonly row: CaseRow;
  readonly events: readonly EventRow[];
  readonly contracts: readonly ContractRow[];
  readonly outcomes: readonly OutcomeRow[];
  /** What the export tells around the case: its requester and the case that it names. */
  readonly surroundings: SurroundingRow | null;
  readonly scenarios: readonly ScenarioRow[];
  readonly holidays: readonly HolidayRow[];
  readonly invitations: readonly InvitationTold[];
  /** Null where it neither overtook nor was overtaken. */
  readonly queue: QueueFacts | null;
}
