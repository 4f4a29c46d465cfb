import type { Rate } from './rate-contract.js';

/** How much of their target was left when obligations were met. */
export interface SlackCell {
  readonly tier: string | null;
  readonly severity: string | null;
  /** Met ones by tenths of the target left: the first had less than a tenth left, the last nine tenths or more. */
  readonly tenths: readonly number[];
  /** Near misses: met within the last tenth of the target, as `met` of all that were met in time that a clock counts. */
  readonly near: Rate;
}

export interface SlackFinding {
  readonly promise: string;
  readonly tenths: readonly number[];
  readonly near: Rate;
  readonly cells: readonly SlackCell[];
}
