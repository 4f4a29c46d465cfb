import type { Audience } from '../../pipeline/findings/quarterly/contract.js';
import type { Block, Fact, Section } from '../render/contract.js';

/** The quarter of one account as one JSON-safe value: every number and every word of the document, formatted. */
export interface QuarterlyModel {
  readonly report: 'quarterly';
  readonly audience: Audience;
  /** "Anvil Ltd, third quarter 2026". */
  readonly title: string;
  /** Its files' name without their ending. */
  readonly fileName: string;
  readonly account: { readonly id: string; readonly name: string };
  /** "Third quarter 2026". */
  readonly quarter: string;
  readonly imprint: readonly Fact[];
  readonly asOfMs: number;
  readonly headline: string;
  readonly counted: string;
  readonly front: readonly Block[];
  readonly sections: readonly Section[];
  readonly foot: string;
}
