import type { AttainableFinding } from './attainable-contract.js';
import type { BacklogFinding } from './backlog-contract.js';
import type { BehindFinding } from './behind-contract.js';
import type { CountedFinding } from './counted-contract.js';
import type { DataFinding } from './data-contract.js';
import type { DeliverableFinding } from './deliverables-contract.js';
import type { DescribedFindings } from './described/contract.js';
import type { FunnelFinding } from './funnel-contract.js';
import type {
  HingeFinding,
  HourFinding,
  KindFinding,
  MissedRow,
  OpenHours,
  OpenRow,
  ReasonFinding,
} from './misses-contract.js';
import type { KeptFinding, PromiseFinding } from './promises-contract.js';
import type { CallFinding, QueueFinding } from './queue-contract.js';
import type { RestatementFinding } from './restatement-contract.js';
import type { SatisfactionFinding, SurveysFinding } from './satisfaction-contract.js';
import type { SlackFinding } from './slack-contract.js';
import type { Named, PolicyTerms } from './terms-contract.js';
import type { TimelinesFinding } from './timelines-contract.js';
import type { WaiversFinding } from './waivers-contract.js';

export type * from './attainable-contract.js';
export type * from './backlog-contract.js';
export type * from './control-contract.js';
export type * from './behind-contract.js';
export { countedThings } from './counted-contract.js';
export type { CountedFinding, CountedRow, CountedThing } from './counted-contract.js';
export type * from './data-contract.js';
export type * from './deliverables-contract.js';
export type * from './described/contract.js';
export type * from './figure-contract.js';
export type * from './funnel-contract.js';
export type * from './misses-contract.js';
export type * from './monitorability-contract.js';
export type * from './promises-contract.js';
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
export type * from './terms-contract.js';
export type * from './timelines-contract.js';
export type * from './waivers-contract.js';

/** Which instant puts an obligation into a month. */
export type PeriodBasis = 'due' | 'opening' | 'fulfilment';

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
