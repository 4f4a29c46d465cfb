import type { Named, PeriodBasis, Rate, VerdictName } from './contract.js';

/** What the other terms say otherwise than the contract. */
export type WhatIfChange =
  | { readonly kind: 'tier'; readonly tier: Named }
  | {
      readonly kind: 'policy';
      readonly policy: Named;
      readonly version: string;
      /** The file that was read, and its hash. */
      readonly file: string;
      readonly sha256: string;
      /** How this policy calls the severities of the contract's, where it calls them otherwise. */
      readonly severities: readonly { readonly from: string; readonly to: string }[];
    }
  | {
      readonly kind: 'calendar';
      /** As the policy calls it, or the hours as they were asked for. */
      readonly calendar: string;
    }
  | {
      readonly kind: 'target';
      readonly promise: string;
      /** Null: of every tier, of every severity. */
      readonly tier: Named | null;
      readonly severity: Named | null;
      readonly target: string;
    };

export interface WhatIfScope {
  readonly policy: Named;
  readonly account: Named | null;
  /** `2026-10`, `2026-Q3`, or `2026-07-01/2026-09-30`. */
  readonly label: string;
  /** `[fromMs, toMs)` in the zone. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly period: PeriodBasis;
}

/** A verdict, or `none`: no commitment, so no obligation. */
export type WhatIfVerdict = VerdictName | 'none';

/** Obligations to which the house gives one verdict and the other terms another or the same. */
export interface WhatIfMove {
  readonly house: WhatIfVerdict;
  readonly whatIf: WhatIfVerdict;
  readonly obligations: number;
}

/** Both judgements of the same obligations. */
export interface WhatIfRates {
  readonly house: Rate;
  readonly whatIf: Rate;
  /** How many are met or missed under both: the same responses. */
  readonly inBoth: number;
}

export interface WhatIfCell extends WhatIfRates {
  /** As the house has them. */
  readonly tier: string | null;
  readonly severity: string | null;
  /** The commonest, as the policy writes it; null: no commitment. */
  readonly houseTarget: string | null;
  readonly whatIfTarget: string | null;
}

/** One side of an obligation. */
export interface WhatIfSide {
  readonly verdict: WhatIfVerdict;
  readonly target: string | null;
  readonly dueAtMs: number | null;
}

/** A response that the two judge otherwise. */
export interface WhatIfExample {
  readonly caseId: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly startedAtMs: number;
  readonly satisfiedAtMs: number | null;
  readonly house: WhatIfSide;
  readonly whatIf: WhatIfSide;
}

/** One obligation with both judgements. */
export interface WhatIfObligation extends WhatIfExample {
  readonly accountId: string | null;
  readonly promise: string;
  /** Why it is excluded or unmeasured under the other terms, and what else there is to say. */
  readonly reason: string | null;
}

export interface WhatIfPromise extends WhatIfRates {
  readonly promise: string;
  readonly isProcedure: boolean;
  /** Whether each of the two commits to anything here. */
  readonly isPromisedByHouse: boolean;
  readonly isPromisedByWhatIf: boolean;
  /** Pairs of verdicts, the unmoved among them. */
  readonly moves: readonly WhatIfMove[];
  /** What the data or the other policy lacks to judge an obligation under the other terms. */
  readonly unmeasured: readonly { readonly reason: string; readonly obligations: number }[];
  readonly cells: readonly WhatIfCell[];
  /** Met by the one and missed by the other, some of each, the latest past its due first. */
  readonly examples: readonly WhatIfExample[];
}

/** The same cases judged under other terms: one frozen, JSON-safe value. It says judged, never would have been. */
export interface WhatIfFinding {
  readonly programVersion: string;
  readonly asOfMs: number;
  /** As its owner calls it; null: after its terms. */
  readonly name: string | null;
  readonly scope: WhatIfScope;
  /** As the contract's policy calls them. */
  readonly tiers: readonly Named[];
  readonly severities: readonly Named[];
  /** The scenario of the ledger that it is held against: `house`, or another reading. */
  readonly reading: string;
  readonly changes: readonly WhatIfChange[];
  /** Cases of the policy, and of the account, that it judged; obligations of the period. */
  readonly cases: number;
  readonly obligations: number;
  readonly promises: readonly WhatIfPromise[];
  /** What a reader must know of the terms, in sentences. */
  readonly notes: readonly string[];
}
