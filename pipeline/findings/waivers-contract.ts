import type { Rate } from './rate-contract.js';

/** Why a miss is left out of the second figure, and who said so. */
export interface MissWaiver {
  readonly reason: string;
  readonly approver: string;
}

/**
 * What a waiver came to. `applied`: it names misses of the month. `other-months`: only misses of other months. `not-missed`: what it
 * names was not missed. `not-rated`: it names a missed deliverable, which is in no rate. `covered`: a closer waiver names the same misses.
 * `not-owed`: the case is there and owes no such obligation. `unknown`: the ledger has nothing of that name.
 */
export type WaiverState =
  | 'applied'
  | 'other-months'
  | 'not-missed'
  | 'not-rated'
  | 'covered'
  | 'not-owed'
  | 'unknown';

export interface WaiverFinding extends MissWaiver {
  /** Its row in the register. */
  readonly row: number;
  readonly caseId: string | null;
  readonly obligationId: string | null;
  readonly promise: string | null;
  /** `2026-10-31`. */
  readonly approvedOn: string;
  readonly note: string | null;
  readonly state: WaiverState;
  /** Misses of the month that it leaves out of the second figure. */
  readonly applied: number;
  /** What became of the obligations that it names, over all months; sorted. */
  readonly verdicts: readonly string[];
}

/** A rate as judged, and without the misses that were waived. */
export interface WaivedRate {
  readonly waived: number;
  readonly judged: Rate;
  readonly without: Rate;
}

/** Both figures wherever a waiver changes one. A waiver changes no verdict. */
export interface WaiversFinding {
  readonly file: string;
  readonly sha256: string;
  /** Rows of the register that are word for word another row. */
  readonly duplicates: number;
  readonly waivers: readonly WaiverFinding[];
  readonly promises: readonly (WaivedRate & { readonly promise: string })[];
  readonly cells: readonly (WaivedRate & {
    readonly promise: string;
    readonly tier: string | null;
    readonly severity: string | null;
  })[];
  /** Cases with every promise kept: `waived` of them have misses that were all waived. Null: none has. */
  readonly kept: WaivedRate | null;
}
