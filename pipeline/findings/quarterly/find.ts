import type { Audience } from '../../audience.js';
import type { Warehouse } from '../../warehouse/open.js';
import { findTimelines } from '../timelines.js';
import { findingsOf } from './assemble.js';
import type { QuarterlyFindings } from './contract.js';
import { gathered } from './gather.js';
import { livesOf } from './lives.js';
import type { Quarter } from './quarter.js';
import type { ReportedAccount } from './scope.js';

/** So many accounts are asked about at once; more would only hold more in memory. */
const together = 128;

/** Finds the quarter of one account after another, many asked about at once; each is made when it is asked for. */
export async function* findQuarters(
  warehouse: Warehouse,
  quarter: Quarter,
  accounts: readonly ReportedAccount[],
  audience: Audience,
): AsyncGenerator<QuarterlyFindings> {
  for (let from = 0; from < accounts.length; from += together) {
    const batch = accounts.slice(from, from + together);
    const rows = await gathered(warehouse, quarter, batch);
    const quarters = batch.map((account) => findingsOf(account, quarter, rows));
    const lives = await findTimelines(warehouse, quarters.flatMap(notableIds), audience);
    for (const each of quarters) {
      yield { ...each, audience, timelines: livesOf(lives, notableIds(each)) };
    }
  }
}

function notableIds({ policies }: Pick<QuarterlyFindings, 'policies'>): string[] {
  return policies.flatMap(({ notable }) => notable.map(({ caseId }) => caseId));
}
