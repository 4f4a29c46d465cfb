import type { ClauseCounts } from './monitorability-contract.js';
import type { QueueTerm } from './queue-contract.js';

export interface Named {
  readonly id: string;
  readonly name: string;
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
