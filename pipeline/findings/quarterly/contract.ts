import type { Audience } from '../../audience.js';
import type { Commentary } from '../../notes/contract.js';
import type {
  BehindFinding,
  CountedFinding,
  CellFinding,
  DeliverableFinding,
  HingeFinding,
  KeptFinding,
  PolicyTerms,
  PromiseFinding,
  Rate,
  ReasonFinding,
  ScopeFinding,
  WaivedRate,
} from '../contract.js';
import type { Score } from '../satisfaction-contract.js';
import type { TimelinesFinding } from '../timelines-contract.js';
import type { WhatIfFinding } from '../whatif-contract.js';

export type { Audience } from '../../audience.js';
export type { Commentary, NotePart, NotePiece, NoteRun } from '../../notes/contract.js';

/** One tier and severity of a promise over the quarters shown. */
export interface CellQuarters extends CellFinding {
  /** As the policy in force at the quarter's end writes it; else as its obligations were timed. */
  readonly target: string | null;
  /** One a quarter, the oldest first. */
  readonly quarters: readonly Rate[];
  /** How long answers of the quarter took, on the obligation's clock; null where none runs. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/** One promise of one policy to one account. */
export interface PromiseQuarters extends Omit<PromiseFinding, 'cells' | 'spreads' | 'scenarios'> {
  readonly cells: readonly CellQuarters[];
}

/** An obligation that was missed, or that nobody has met yet. */
export interface QuarterObligation {
  /** As the ledger calls it; null where the reader is not told. */
  readonly obligationId: string | null;
  readonly caseId: string;
  readonly subject: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly clause: string | null;
  readonly target: string | null;
  readonly verdict: 'missed' | 'running';
  readonly startedAtMs: number;
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  /** On the obligation's own clock; null where none runs. */
  readonly overdueMs: number | null;
  readonly group: string | null;
  /** Why it was waived; "yes" where the reader is told no more; null: it was not. */
  readonly waived: string | null;
  readonly hingesOn: readonly string[];
}

/** Cases opened by quarter, of one value of one kind of topic. */
export interface VolumeFinding {
  readonly kind: 'all' | 'severity' | 'category' | 'channel' | 'product';
  /** Null: the export does not say. */
  readonly value: string | null;
  /** One a quarter, the oldest first. */
  readonly cases: readonly number[];
}

/** What customers said on one scale, by quarter. */
export interface QuarterScores {
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly goodFrom: number;
  readonly hasParts: boolean;
  /** One a quarter, the oldest first. */
  readonly quarters: readonly Score[];
}

/** Why a case is told at length. */
export type NotableRule = 'overdue' | 'severe' | 'open';

/** A case that a rule picked. */
export interface NotableCase {
  readonly caseId: string;
  readonly subject: string | null;
  readonly severity: string | null;
  readonly openedAtMs: number | null;
  readonly rule: NotableRule;
  /** The obligation that it is about, as the ledger calls it; null: its whole life. */
  readonly obligationId: string | null;
  /** The promise that was missed the longest, for cases picked by that. */
  readonly promise: string | null;
  readonly overdueMs: number | null;
  readonly target: string | null;
}

/** A case that is unresolved at the as-of instant. */
export interface OpenCase {
  readonly policy: string | null;
  readonly caseId: string;
  readonly subject: string | null;
  readonly severity: string | null;
  readonly status: string;
  readonly openedAtMs: number;
  /** The last public message of an agent; null: none. */
  readonly lastWordMs: number | null;
}

/** A contract in force in the quarter; its dates inclusive. */
export interface ContractTerm {
  readonly tier: string | null;
  readonly plan: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** All that one policy promised the account, and what became of it. */
export interface PolicyQuarter {
  readonly policy: PolicyTerms;
  readonly contracts: readonly ContractTerm[];
  readonly population: { readonly obligations: number; readonly cases: number };
  readonly promises: readonly PromiseQuarters[];
  readonly kept: KeptFinding;
  /** The obligations behind the figures, without channel, category, group and hour. */
  readonly behind: BehindFinding;
  /** What stands behind its figures that count no obligations. */
  readonly counted: CountedFinding;
  /** Both figures wherever a waiver changes one. */
  readonly waived: {
    readonly promises: readonly (WaivedRate & { readonly promise: string })[];
    readonly kept: WaivedRate | null;
  };
  /** The longest overdue first. */
  readonly missed: readonly QuarterObligation[];
  readonly overdue: readonly QuarterObligation[];
  readonly notable: readonly NotableCase[];
  readonly volumes: readonly VolumeFinding[];
  readonly satisfaction: readonly QuarterScores[];
  readonly deliverables: readonly DeliverableFinding[];
  readonly hinges: readonly HingeFinding[];
  readonly reasons: readonly ReasonFinding[];
}

/** What an auditor checks the figures against. */
export interface Evidence {
  readonly sources: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly table: string;
    readonly rowsRead: number;
    readonly loaded: number;
  }[];
}

/** All that an account's quarter is made of: one frozen, JSON-safe value that holds nothing its audience may not read. */
export interface QuarterlyFindings {
  readonly programVersion: string;
  readonly asOfMs: number;
  /** False: the newest fact of the data. */
  readonly isAsOfGiven: boolean;
  readonly audience: Audience;
  /** The name of its files without quarter, audience and ending. */
  readonly slug: string;
  /** `month` is the quarter, `months` it and the four before it. */
  readonly scope: ScopeFinding & {
    readonly account: { readonly id: string; readonly name: string };
  };
  readonly policies: readonly PolicyQuarter[];
  /** Cases opened in the quarter under no policy. */
  readonly casesWithoutPolicy: number;
  readonly openCases: readonly OpenCase[];
  /** The lives of the notable cases. */
  readonly timelines: TimelinesFinding;
  /** The same responses judged under other terms; empty for readers who are not told. */
  readonly whatIfs: readonly WhatIfFinding[];
  readonly commentary: Commentary | null;
  readonly evidence: Evidence | null;
}
