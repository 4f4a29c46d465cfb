import type { ControlFinding, MonthRate } from './control-contract.js';
import type { Rate, VerdictName } from './rate-contract.js';

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

/** Cases with every promise kept. */
export interface KeptFinding {
  readonly rate: Rate;
  readonly before: Rate;
  readonly range: RangeFinding | null;
  readonly months: readonly MonthRate[];
  /** Null: too few months for limits. */
  readonly control: ControlFinding | null;
}
