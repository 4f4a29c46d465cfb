/** A case as the export's row has it. Everything that may be missing is null. */
export interface CaseRow {
  readonly case_id: string;
  readonly account_id: string | null;
  readonly opened_at_ms: number;
  readonly severity: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly environment: string | null;
  readonly product: string | null;
  readonly requester_id: string | null;
  readonly requester_country: string | null;
  readonly opened_by_type: string | null;
  readonly product_version?: string | null;
  readonly closure_code?: string | null;
  readonly previous_case_id?: string | null;
  /** Columns that no table knows. */
  readonly extra?: Extra | null;
}

export type Extra = Readonly<Record<string, string | number | boolean | null>>;

/** One fact of a case; a list of them is in order of arrival. */
export interface EventRow {
  readonly at_ms: number;
  readonly type: string;
  readonly actor_type: string | null;
  readonly visibility: string | null;
  readonly value: string | null;
  readonly event_id: string | null;
  readonly actor_id?: string | null;
  readonly actor_role?: string | null;
  readonly channel?: string | null;
  readonly note?: string | null;
}

export interface AccountRow {
  readonly account_id: string;
  readonly site: string | null;
  readonly country: string | null;
  readonly time_zone: string | null;
  readonly onboarding_completed_on: string | null;
  readonly is_new_user: boolean | null;
  readonly sdk_in_use: boolean | null;
  readonly active: boolean | null;
  readonly name?: string | null;
  readonly success_manager?: string | null;
  readonly account_manager?: string | null;
  readonly extra?: Extra | null;
}

export interface ContractRow {
  readonly account_id: string;
  readonly policy: string;
  readonly tier: string | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly plan: string | null;
  readonly extra?: Extra | null;
}

export interface ContactRow {
  readonly account_id: string;
  readonly contact_id: string;
  readonly named_from: string;
  readonly named_to: string | null;
}

/** An invitation to say how satisfied one was. */
export interface SurveyRow {
  readonly case_id: string;
  readonly sent_at_ms: number | null;
}

/** A meeting with a customer. */
export interface EngagementRow {
  readonly account_id: string;
  readonly held_at_ms: number;
  readonly type: string | null;
  readonly duration_minutes: number | null;
  readonly held_by_role: string | null;
}

export interface ReleaseRow {
  readonly product: string;
  readonly version: string;
  readonly released_on: string;
}

/** One obligation as the ledger shows it; what an account is owed outside of any case has no case. */
export interface LedgerRow {
  readonly case_id: string | null;
  readonly account_id: string | null;
  readonly policy: string | null;
  readonly policy_version: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string | null;
  readonly sequence: number | null;
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
}
