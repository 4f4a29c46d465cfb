import type { MonthlyFindings, TimelinesFinding, VerdictName } from './contract.js';
import type { MonitorabilityFindings } from './monitorability-contract.js';

/** A file as it was ingested, with what a recount says. */
export interface AuditedSource {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly table: string;
  /** The zone of its times without an offset. */
  readonly zone: string | null;
  readonly rowsRead: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly quarantined: number;
  /** The rows that the quarantine holds of it now. */
  readonly quarantineHolds: number;
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
  readonly gapTimes: number;
  readonly overlapTimes: number;
  /** Rows read = loaded + duplicates + quarantined, and the quarantine holds them all. */
  readonly adds: boolean;
}

/** What files loaded into a table, against what is there. */
export interface TableRecount {
  readonly table: string;
  readonly loaded: number;
  readonly held: number;
  /** Loaded rows whose content a later export replaced. */
  readonly replaced: number;
  /** Loaded = held + replaced. */
  readonly adds: boolean;
}

export interface QuarantinedRow {
  readonly file: string;
  readonly table: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** A run of numbers at the end of the ids of a table: of one beginning, or of all where these share their numbers. */
export interface IdSequence {
  readonly table: string;
  readonly prefix: string;
  readonly ids: number;
  readonly numbers: number;
  readonly first: number;
  readonly last: number;
  readonly missing: number;
  /** How many numbers were jumped before it, where more than its series has; null for the first run. */
  readonly jump: number | null;
  /** At least ten, and no more missing than there; others are no sequence, and their gaps say nothing. */
  readonly isSequence: boolean;
}

export interface IdGap {
  readonly table: string;
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  readonly missing: number;
}

/** Dates of the period in a row on which nothing happened, both ends inclusive. */
export interface DateGap {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

export interface CoverageFinding {
  readonly firstEventAtMs: number | null;
  readonly lastEventAtMs: number | null;
  readonly events: number;
  readonly dates: number;
  readonly datesWithoutEvents: number;
  readonly datesWithoutOpenings: number;
  /** Without an event, the longest first. */
  readonly gaps: readonly DateGap[];
  /** Whole weeks from Monday to Sunday without an event. */
  readonly weeksWithoutEvents: number;
  readonly weeks: number;
}

/** Cases of the workspace by the policy that they name; null: none. */
export interface CasesOfPolicy {
  readonly policy: string | null;
  readonly isJudged: boolean;
  readonly cases: number;
}

export interface CompletenessFinding {
  readonly sources: readonly AuditedSource[];
  readonly tables: readonly TableRecount[];
  readonly quarantine: readonly QuarantinedRow[];
  readonly sequences: readonly IdSequence[];
  readonly gaps: readonly IdGap[];
  readonly coverage: CoverageFinding;
  readonly cases: readonly CasesOfPolicy[];
}

/** What stands in no rate, by reason, with the clause of the rule that says so. */
export interface LeftOutReason {
  readonly verdict: 'void' | 'excluded' | 'unmeasured';
  readonly reason: string | null;
  readonly ruleClause: string | null;
  readonly promise: string | null;
  /** The clause that makes the promise. */
  readonly clause: string | null;
  readonly obligations: number;
  readonly cases: number;
}

export interface AuditedVerdicts {
  readonly promise: string | null;
  readonly verdict: VerdictName;
  readonly obligations: number;
  readonly hinging: number;
}

/** An obligation that was missed or that hinges. */
export interface ExceptionRow {
  readonly obligationId: string;
  /** Null: owed to the account. */
  readonly caseId: string | null;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string | null;
  readonly clause: string | null;
  readonly target: string | null;
  readonly startedAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  readonly overdueMs: number | null;
  readonly verdict: VerdictName;
  readonly reason: string | null;
  readonly hingesOn: readonly string[];
}

/** An obligation that hinges, with every scenario that contradicts the house. */
export interface HingeRow {
  readonly obligationId: string;
  readonly caseId: string;
  readonly account: string;
  readonly promise: string;
  readonly startedAtMs: number | null;
  /** Null: the house has no such obligation. */
  readonly houseVerdict: VerdictName | null;
  readonly hingesOn: readonly string[];
  readonly others: readonly {
    readonly scenario: string;
    readonly verdict: VerdictName;
    readonly dueAtMs: number | null;
  }[];
}

/** Who chose the house's option of a reading, and when; as the workspace records it. */
export interface ReadingDecision {
  readonly reading: string;
  readonly option: string;
  readonly by: string;
  readonly on: string;
  readonly because: string | null;
}

/** The verdicts that hinge on a reading. */
export interface ClarificationValue {
  readonly reading: string;
  readonly alone: number;
  readonly withOthers: number;
}

export interface PolicyVersionTold {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly sourceTitle: string;
  readonly sourceSha256: string | null;
}

/** What the linter says of the policy's text, in words. */
export interface LintTold {
  readonly code: string;
  readonly severity: string;
  readonly clauses: readonly string[];
  readonly says: string;
  readonly readings: readonly string[];
  /** How often it shows, under which readings, and an instant at which it does. */
  readonly shows: readonly string[];
}

/** Everything that an audit report is made of, of one policy over one period. */
export interface AuditFindings {
  readonly period: MonthlyFindings;
  readonly zoneData: string;
  /** In the order of their dates; the last in force by the period's end gives the terms. */
  readonly versions: readonly PolicyVersionTold[];
  readonly monitorability: MonitorabilityFindings;
  readonly decisions: readonly ReadingDecision[];
  /** The obligations that are audited: how many, and the SHA-256 over their ids and verdicts. */
  readonly population: {
    readonly obligations: number;
    readonly cases: number;
    readonly sha256: string;
  };
  readonly verdicts: readonly AuditedVerdicts[];
  readonly leftOut: readonly LeftOutReason[];
  readonly completeness: CompletenessFinding;
  readonly exceptions: readonly ExceptionRow[];
  readonly hinges: readonly HingeRow[];
  /** The exceptions that are drawn: the first of those on a case. */
  readonly drawn: readonly ExceptionRow[];
  /** The lives of their cases. */
  readonly timelines: TimelinesFinding;
  readonly clarifications: readonly ClarificationValue[];
  readonly lint: readonly LintTold[];
}
