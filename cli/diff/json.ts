import type { RunDifference } from '../../pipeline/findings/contract.js';

/** What two runs say differently as JSON, whole: one entry for each policy compared. */
export function diffJson(differences: readonly RunDifference[]): string {
  return `${JSON.stringify({ differences }, null, 2)}\n`;
}
