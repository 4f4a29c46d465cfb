export type QueueKey = 'lifted' | 'severity' | 'tier' | 'first_come';

export interface QueueTerm {
  readonly clause: string;
  /** The first decides, each further one where those before it leave a tie. */
  readonly keys: readonly QueueKey[];
  /** A case that came so little before is not called overtaken. */
  readonly toleranceMs: number;
  /** The values of facts that lift a case, as the policy writes them. */
  readonly lifted: readonly string[];
}

/** How many of some responses, or of some waiting cases; the share is null under ten. */
export interface ShareFinding {
  readonly part: number;
  readonly n: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Responses at one tier and severity, what they overtook, and how long their cases had waited on their own clock. */
export interface QueuePlace {
  readonly tier: string | null;
  readonly severity: string | null;
  readonly overtaking: ShareFinding;
  /** Waiting cases passed over, each once for every response that did so. */
  readonly passed: number;
  readonly timed: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  /** Cases that waited here in the month, and how many of them were overtaken. */
  readonly waiting: ShareFinding;
}

export interface OvertakingRow {
  readonly caseId: string;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly openedAtMs: number;
  readonly respondedAtMs: number;
  readonly overtaken: number;
  /** The first in line of those overtaken, twenty at most. */
  readonly listed: readonly string[];
}

export interface OvertakenRow {
  readonly caseId: string;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly openedAtMs: number;
  /** Null: still waiting, or ended without an answer. */
  readonly respondedAtMs: number | null;
  readonly times: number;
}

/** Whether cases were answered in the policy's order: described, never judged. */
export interface QueueFinding {
  readonly overtaking: ShareFinding;
  readonly passed: number;
  readonly waiting: ShareFinding;
  /** Waiting cases whose hours nobody can tell, so that none of them is called overtaken. */
  readonly unplaced: number;
  readonly places: readonly QueuePlace[];
  readonly months: readonly { readonly month: string; readonly overtaking: ShareFinding }[];
  /** Responses by local date and number overtaken. */
  readonly dots: readonly {
    readonly date: string;
    readonly overtaken: number;
    readonly responses: number;
  }[];
  /** The worst twenty-five at most; empty where the report is one account's, for they name others' cases. */
  readonly worst: readonly OvertakingRow[];
  /** The most often overtaken, twenty-five at most. */
  readonly overtaken: readonly OvertakenRow[];
}

/** Whether calls were answered in the order in which they came. */
export interface CallFinding {
  readonly calls: number;
  readonly overtaking: ShareFinding;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  readonly worst: readonly {
    readonly callId: string;
    readonly caseId: string;
    readonly queuedAtMs: number;
    readonly answeredAtMs: number;
    readonly overtaken: number;
  }[];
}
