import type { Condition } from '../../reports/render/contract.js';

/** What was asked for. */
export interface TraceAsked {
  readonly figure: string;
  readonly where: readonly Condition[];
  /** `2026-10`. */
  readonly label: string;
  readonly zone: string;
}
