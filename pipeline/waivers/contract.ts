import type { LedgerPromise } from '../policy/schema.js';

/** One decision to leave misses out of the second figure. It names a case or one obligation, never both. */
export interface Waiver {
  /** Its row in the register, the header not counted. */
  readonly row: number;
  readonly caseId: string | null;
  readonly obligationId: string | null;
  /** Of a case: only the obligations of this promise; null: all of them. */
  readonly promise: LedgerPromise | null;
  readonly reason: string;
  readonly approver: string;
  /** `2026-10-31`. */
  readonly approvedOn: string;
  readonly note: string | null;
}

/** A register of waivers as it was read. */
export interface WaiverRegister {
  /** As the user names the file. */
  readonly file: string;
  readonly sha256: string;
  /** Rows that say word for word what an earlier row says; they are not among the waivers. */
  readonly duplicates: number;
  readonly waivers: readonly Waiver[];
}
