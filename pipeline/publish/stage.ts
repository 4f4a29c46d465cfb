import type { Cause, Figure } from '../findings/contract.js';

/** One step on the way from an earlier run to this one, as far as figures are told by it. */
export interface Stage {
  readonly causes: readonly Cause[];
  /** Whether its terms are as no file has them, so that other readings say nothing. */
  readonly isMade: boolean;
  /** What holds after it, by id; null where nobody asked, and after the last step, where it is what holds now. */
  readonly figures: ReadonlyMap<string, Figure> | null;
}
