import type { Rate } from './rate-contract.js';

export interface MonthRate {
  readonly month: string;
  readonly rate: Rate;
  /** Where chance alone would leave the month, by its own n; null where too few months are rated. */
  readonly limitLow: number | null;
  readonly limitHigh: number | null;
}

/** How a trend's limits were drawn. */
export interface ControlFinding {
  /** `p`: by chance alone. `p-prime`: wider, for months that differ by more than chance. */
  readonly rule: 'p' | 'p-prime';
  /** Met ÷ judged of the months that set the limits. */
  readonly centre: number;
  /** How many times as wide as chance alone would leave them; 1 by rule `p`. */
  readonly widening: number;
  /** The first and the last month that set them, and how many. The reported month is not among them. */
  readonly from: string;
  readonly to: string;
  readonly months: number;
}
