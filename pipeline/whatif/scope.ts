import { UserError } from '../failure.js';
import type { PeriodBasis } from '../findings/contract.js';
import type { Periods } from '../findings/periods.js';
import { accountNamed } from '../findings/scope.js';
import type { WhatIfScope } from '../findings/whatif-contract.js';
import { literal } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';

/** Which obligations a what-if tells of. */
export interface WhatIfPeriod {
  /** By id or name; null: of every account. */
  readonly account: string | null;
  /** The last of them is meant. */
  readonly periods: Periods;
  readonly zone: string;
  readonly period: PeriodBasis;
}

/** How many cases the ledger has under a policy, or of one account there; none is the user's to mend. */
export async function countCases(
  warehouse: Warehouse,
  policy: string,
  account: string | null,
): Promise<number> {
  const [counted] = await warehouse.rows<{ cases: number }>(
    `select count(*)::bigint as cases from case_facts
    where policy = $policy and ($account is null or account_id = $account)`,
    { policy, account },
  );
  if (counted !== undefined && counted.cases > 0) return counted.cases;
  throw new UserError({
    code: 'whatif.no-cases',
    message:
      account === null
        ? `No case falls under the policy "${policy}".`
        : `No case of the account "${account}" falls under the policy "${policy}".`,
    hint: 'Name another with --policy or --account; punctual policy list shows the policies.',
  });
}

/** The period as findings tell it. */
export async function scopeOf(
  warehouse: Warehouse,
  policy: WhatIfScope['policy'],
  { account, periods, zone, period }: WhatIfPeriod,
): Promise<WhatIfScope> {
  const { labels, startsMs, toMs } = periods;
  return {
    policy,
    account: account === null ? null : await accountNamed(warehouse, account),
    label: labels.at(-1) ?? '',
    fromMs: startsMs.at(-1) ?? toMs,
    toMs,
    zone,
    period,
  };
}

/** Writes the period to the variables that the queries read. */
export async function tellScope(beside: Warehouse, { account, fromMs, toMs, period }: WhatIfScope) {
  const variables = {
    whatif_account: account === null ? 'null::varchar' : literal(account.id),
    whatif_from_ms: `${fromMs}::bigint`,
    whatif_to_ms: `${toMs}::bigint`,
    whatif_period: literal(period),
  };
  for (const [name, value] of Object.entries(variables)) {
    await beside.run(`set variable ${name} = ${value}`);
  }
}
