/** Whom a document is for. A customer's holds no internal note and no name of an agent. */
export type Audience = 'internal' | 'customer' | 'auditor';

/** One thing that happened to a case. */
export interface TimelineEvent {
  readonly atMs: number;
  /** `opened`, or the type of the event: message, status, severity, contact_attempt … */
  readonly type: string;
  /** Null where the export does not say who did it, or where it is nobody's. */
  readonly side: 'customer' | 'us' | 'automatic' | null;
  readonly isInternal: boolean;
  /** The new status, severity …; null where the audience may not read it. */
  readonly value: string | null;
  /** The value before, of a status or severity. */
  readonly before: string | null;
  /** Who did it, and the event's id or its file and row; null for customers. */
  readonly actorId: string | null;
  readonly evidence: string | null;
}

/** One obligation of the case as the house reads it. */
export interface TimelineObligation {
  readonly obligationId: string;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly clause: string | null;
  readonly calendar: string | null;
  /** The key of its clock's hours; null where it has none, or runs around the clock. */
  readonly hoursKey: number | null;
  /** Statuses in which its clock is paused. */
  readonly pauses: readonly string[];
  readonly target: string | null;
  readonly startedAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** Counted on its own clock; null where none runs. */
  readonly elapsedMs: number | null;
  readonly overdueMs: number | null;
  readonly verdict: 'met' | 'missed' | 'running' | 'void' | 'excluded' | 'unmeasured';
  readonly reason: string | null;
  readonly hingesOn: readonly string[];
}

/** A spell of the case in one status, half-open; the last has no end. */
export interface TimelineSpell {
  readonly status: string;
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** The life of one case. */
export interface Timeline {
  readonly caseId: string;
  readonly account: string;
  readonly policy: string | null;
  readonly subject: string | null;
  readonly openedAtMs: number;
  readonly events: readonly TimelineEvent[];
  readonly spells: readonly TimelineSpell[];
  readonly obligations: readonly TimelineObligation[];
}

/** The open hours of a calendar, merged, in order of time. */
export interface TimelineHours {
  readonly key: number;
  readonly open: readonly { readonly fromMs: number; readonly toMs: number }[];
}

/** The lives of many cases, with the hours that they share. */
export interface TimelinesFinding {
  readonly asOfMs: number;
  readonly audience: Audience;
  readonly cases: readonly Timeline[];
  readonly hours: readonly TimelineHours[];
}
