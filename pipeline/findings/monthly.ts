import { findRestatement } from '../publish/restate.js';
import type { Warehouse } from '../warehouse/open.js';
import type { MonthlyFindings } from './contract.js';
import { monthsUpTo, type Periods } from './periods.js';
import { readReplayed } from './replayed.js';
import type { AskedScope, MonthlyScope } from './scope.js';
import { findStated, releaseStated } from './stated.js';

export type { MonthlyScope } from './scope.js';

/** Everything that a monthly report says of one policy, for all its accounts or for one. */
export async function findMonth(
  warehouse: Warehouse,
  asked: MonthlyScope,
): Promise<MonthlyFindings> {
  return findPeriod(warehouse, asked, monthsUpTo(asked.month, asked.zone));
}

/** The same of the last of any periods, beside those before it: what it calls months are these. Whole, with every row of what is counted, of all periods. */
export async function findPeriod(
  warehouse: Warehouse,
  asked: AskedScope,
  periods: Periods,
  isWhole = false,
): Promise<MonthlyFindings> {
  const replayed = await readReplayed(warehouse);
  const stated = await findStated(warehouse, asked, periods, replayed, isWhole);
  const restatement = await findRestatement(warehouse, asked, periods, replayed, stated);
  await releaseStated(warehouse);
  return frozen({ ...stated, restatement });
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const held of Object.values(value)) frozen(held);
    Object.freeze(value);
  }
  return value;
}
