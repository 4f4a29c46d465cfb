import type { ReasonFinding } from '../../pipeline/findings/contract.js';

/** Why an obligation is in no rate: "ended before it was due, by solving, closing or withdrawal". */
export function reasonText({ verdict, reason }: Pick<ReasonFinding, 'verdict' | 'reason'>): string {
  if (verdict === 'void') {
    const ended = 'ended before it was due, by solving, closing or withdrawal';
    return reason === null ? ended : `${ended}; ${reason}`;
  }
  if (verdict === 'unmeasured') return `the data does not say: ${reason ?? 'a field'}`;
  return reason ?? 'by rule';
}
