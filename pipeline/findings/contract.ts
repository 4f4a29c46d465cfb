import type { AttainableFinding } from './attainable-contract.js';
import type { BacklogFinding } from './backlog-contract.js';
import type { ControlFinding, MonthRate } from './control-contract.js';
import type { BehindFinding } from './behind-contract.js';
import type { CountedFinding } from './counted-contract.js';
import type { DataFinding } from './data-contract.js';
import type { DescribedFindings } from './described/contract.js';
import type { FunnelFinding } from './funnel-contract.js';
import type { ClauseCounts } from './monitorability-contract.js';
import type { CallFinding, QueueFinding, QueueTerm } from './queue-contract.js';
import type { Rate, VerdictName } from './rate-contract.js';
import type { RestatementFinding } from './restatement-contract.js';
import type { SatisfactionFinding, SurveysFinding } from './satisfaction-contract.js';
import type { SlackFinding } from './slack-contract.js';
import type { TimelinesFinding } from './timelines-contract.js';
import type { MissWaiver, WaiversFinding } from './waivers-contract.js';

export type * from './attainable-contract.js';
export type * from './backlog-contract.js';
export type * from './control-contract.js';
export type * from './behind-contract.js';
export { countedThings } from './counted-contract.js';
export type { CountedFinding, CountedRow, CountedThing } from './counted-contract.js';
export type * from './data-contract.js';
export type * from './described/contract.js';
export type * from './figure-contract.js';
export type * from './funnel-contract.js';
export type * from './monitorability-contract.js';
export type * from './queue-contract.js';
export type { Rate, VerdictName } from './rate-contract.js';
export type * from './restatement-contract.js';
export type {
  AccountScore,
  GroupScore,
  SatisfactionFinding,
  Score,
  SurveysFinding,
} from './satisfaction-contract.js';
export type * from './slack-contract.js';
export type * from './timelines-contract.js';
export type * from './waivers-contract.js';

/** Which instant puts an obligation into a month. */
export type PeriodBasis = 'due' | 'opening' | 'fulfilment';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ScopeFinding {
  /** `2026-10`. */
  readonly month: string;
  /** `[fromMs, toMs)` in the zone of the report. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly period: PeriodBasis;
  /** The account that the report is narrowed to. */
  readonly account: Named | null;
  /** The month and the twelve before it, the oldest first. */
  readonly months: readonly string[];
}

export interface TargetTerm {
  readonly tier: string | null;
  readonly severity: string | null;
  /** As the policy writes it; null: the policy promises nothing here. */
  readonly target: string | null;
}

export interface PromiseTerm {
  readonly promise: string;
  readonly clause: string;
  /** The text says try, aim or goal. */
  readonly isAim: boolean;
  /** False: the text is described and not judged. */
  readonly isJudged: boolean;
  /** It is about what happens to a case, and no clock times it. */
  readonly isProcedure: boolean;
  /** What a procedure asks for, in words; null for timed promises. */
  readonly asks: string | null;
  readonly targets: readonly TargetTerm[];
}

export interface ReadingTerm {
  readonly reading: string;
  readonly clause: string;
  readonly question: string;
  /** In order; the first is the house's. */
  readonly options: readonly {
    readonly option: string;
    readonly says: string;
    readonly mark: 'strict' | 'lenient' | null;
    /** Why it was not computed; null where it was, or where it is the house's. */
    readonly whyNot: string | null;
  }[];
}

/** What the policy version in force at the month's end says. */
export interface PolicyTerms {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly file: string;
  readonly sha256: string;
  readonly sourceTitle: string;
  readonly tiers: readonly Named[];
  readonly severities: readonly Named[];
  readonly promises: readonly PromiseTerm[];
  readonly readings: readonly ReadingTerm[];
  readonly clauses: ClauseCounts;
  /** In which order cases are answered; null: the policy does not say. */
  readonly queueOrder: QueueTerm | null;
  /** The clause by which calls are answered in the order in which they came. */
  readonly callOrderClause: string | null;
}

export interface ScenarioRate {
  readonly scenario: string;
  readonly reading: string | null;
  readonly option: string | null;
  readonly rate: Rate;
}

/** The lowest and the highest rate over all scenarios, and what moves it. */
export interface RangeFinding {
  readonly low: number;
  readonly high: number;
  /** A scenario at either end, the low one first; an end at which the house stands is left out. */
  readonly ends: readonly { readonly scenario: string; readonly rate: Rate }[];
  /** Readings with an option under which the rate differs, the one that moves it most first. */
  readonly readings: readonly { readonly reading: string; readonly move: number }[];
}

export interface VerdictCount {
  readonly verdict: VerdictName;
  readonly obligations: number;
  readonly hinging: number;
}

export interface CellFinding {
  readonly tier: string | null;
  readonly severity: string | null;
  readonly rate: Rate;
  readonly before: Rate;
  readonly range: RangeFinding | null;
}

export interface SpreadFinding {
  readonly tier: string | null;
  readonly severity: string | null;
  readonly obligations: number;
  /** As the policy writes it; the commonest where versions differ. */
  readonly target: string | null;
  readonly medianMs: number;
  readonly p90Ms: number;
  /** Elapsed ÷ target; null where the target is counted in days by date. */
  readonly medianRatio: number | null;
  readonly p90Ratio: number | null;
  /** Elapsed ÷ target lies in `(2^(bin/4), 2^((bin+1)/4)]`. */
  readonly bins: readonly { readonly bin: number; readonly obligations: number }[];
}

export interface PromiseFinding {
  readonly promise: string;
  readonly isProcedure: boolean;
  readonly rate: Rate;
  readonly before: Rate;
  readonly range: RangeFinding | null;
  readonly scenarios: readonly ScenarioRate[];
  readonly months: readonly MonthRate[];
  /** Null: too few months for limits. */
  readonly control: ControlFinding | null;
  readonly verdicts: readonly VerdictCount[];
  readonly cells: readonly CellFinding[];
  readonly spreads: readonly SpreadFinding[];
}

/** A deliverable that one account is owed in one period. */
export interface DeliverableRow {
  readonly account: string;
  readonly tier: string | null;
  readonly startedAtMs: number;
  /** Null: owed once, by no date. */
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  readonly verdict: VerdictName;
  readonly reason: string | null;
}

export interface DeliverableFinding {
  readonly deliverable: string;
  readonly name: string;
  readonly clause: string | null;
  readonly isQuarterly: boolean;
  /** Of the quarter in which the month ends, or owed once. */
  readonly now: readonly DeliverableRow[];
  readonly before: readonly DeliverableRow[];
}

/** Cases with every promise kept. */
export interface KeptFinding {
  readonly rate: Rate;
  readonly before: Rate;
  readonly range: RangeFinding | null;
  readonly months: readonly MonthRate[];
  /** Null: too few months for limits. */
  readonly control: ControlFinding | null;
}

/** Obligations of one hour of the week, or of one channel or category. */
export interface MissCount {
  readonly obligations: number;
  readonly missed: number;
}

export interface HourFinding extends MissCount {
  /** 1 is Monday. */
  readonly day: number;
  readonly hour: number;
}

export interface OpenHours {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

export interface KindFinding extends MissCount {
  readonly kind: 'channel' | 'category';
  /** Null: the export does not say. */
  readonly value: string | null;
  readonly low: number;
  readonly high: number;
}

export interface MissedRow {
  readonly caseId: string;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly target: string | null;
  readonly startedAtMs: number;
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  /** On the obligation's own clock; null where none runs. */
  readonly overdueMs: number | null;
  readonly group: string | null;
  readonly hingesOn: readonly string[];
  readonly isUnanswered: boolean;
  /** Null: no waiver names it. */
  readonly waiver: MissWaiver | null;
}

export interface OpenRow {
  readonly caseId: string;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly target: string | null;
  readonly verdict: 'missed' | 'running';
  readonly dueAtMs: number | null;
  readonly overdueMs: number | null;
  readonly group: string | null;
}

export interface ReasonFinding {
  readonly promise: string | null;
  readonly verdict: 'void' | 'excluded' | 'unmeasured';
  readonly reason: string | null;
  readonly obligations: number;
  readonly cases: number;
}

export interface HingeFinding {
  readonly promise: string;
  /** The readings named; empty: only strict or lenient differ. */
  readonly readings: readonly string[];
  readonly obligations: number;
}

/** All that a monthly report is made of: one frozen, JSON-safe value, in numbers and in the policy's own words. */
export interface MonthlyFindings {
  readonly programVersion: string;
  readonly asOfMs: number;
  /** False: the newest fact of the data. */
  readonly isAsOfGiven: boolean;
  readonly scope: ScopeFinding;
  readonly policy: PolicyTerms;
  readonly population: {
    readonly obligations: number;
    readonly cases: number;
    readonly accounts: number;
  };
  readonly promises: readonly PromiseFinding[];
  readonly kept: KeptFinding;
  readonly deliverables: readonly DeliverableFinding[];
  readonly hours: readonly HourFinding[];
  /** When support was open in a usual week of the month, on any calendar that timed an obligation. */
  readonly openHours: readonly OpenHours[];
  readonly kinds: readonly KindFinding[];
  /** Accounts, assignment groups and responders beside what chance leaves at their n. */
  readonly funnels: readonly FunnelFinding[];
  /** How close the met ones were. */
  readonly slack: readonly SlackFinding[];
  /** Which share which target would have kept, over the months shown. */
  readonly attainable: readonly AttainableFinding[];
  readonly behind: BehindFinding;
  /** What stands behind the figures that count no obligations. */
  readonly counted: CountedFinding;
  readonly missed: readonly MissedRow[];
  /** The lives of the cases with the longest overdue of them. */
  readonly longestOverdue: TimelinesFinding;
  readonly open: readonly OpenRow[];
  /** Null: the data does not tell what became of cases. */
  readonly backlog: BacklogFinding | null;
  readonly reasons: readonly ReasonFinding[];
  readonly satisfaction: readonly SatisfactionFinding[];
  readonly surveys: SurveysFinding;
  readonly described: DescribedFindings;
  readonly hinges: readonly HingeFinding[];
  /** Null where the policy gives no order. */
  readonly queue: QueueFinding | null;
  readonly calls: CallFinding | null;
  /** Null where nothing of this scope was published. */
  readonly restatement: RestatementFinding | null;
  /** Null: no register was given. */
  readonly waivers: WaiversFinding | null;
  readonly data: DataFinding;
}
