import type { AuditFindings } from '../../pipeline/findings/audit-contract.js';
import type { MonthlyFindings, Rate } from '../../pipeline/findings/contract.js';
import { keptSummary, summariesOf } from '../monthly/summaries.js';
import type { PromiseSummary } from '../render/contract.js';

const nothingBefore: Rate = { met: 0, missed: 0, n: 0, rate: null, low: null, high: null };

/** Each promise with its rate, interval and range over the readings; a period of dates is compared with none. */
export function summaryRows({ period }: AuditFindings): PromiseSummary[] {
  const alone: MonthlyFindings = {
    ...period,
    promises: period.promises.map((promise) => ({ ...promise, before: nothingBefore })),
  };
  const kept = { ...period.kept, before: nothingBefore };
  const rows = summariesOf(alone);
  return period.promises.length === 0 ? rows : [...rows, keptSummary(kept, period.scope.month)];
}
