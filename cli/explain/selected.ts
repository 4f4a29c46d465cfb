import { UserError } from '../../pipeline/failure.js';
import { gatherAudited, releaseAudited } from '../../pipeline/findings/audit/scope.js';
import { datesFromTo } from '../../pipeline/findings/periods.js';
import { checkPolicies } from '../../pipeline/findings/policies.js';
import { accountNamed } from '../../pipeline/findings/scope.js';
import type { Sample } from '../../pipeline/sample/contract.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';

/** Which cases are asked for: with a missed or hinging obligation, or with any, in the period. */
export interface AskedCases {
  readonly missed?: true | undefined;
  readonly hinging?: true | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly policy?: readonly string[] | undefined;
  readonly account?: string | undefined;
}

/** The cases of a sample, in the order of the draw. */
export function casesOfSample({ drawn }: Sample): string[] {
  return [...new Set(drawn.flatMap(({ case_id }) => case_id ?? []))];
}

/** The ids of the cases that are asked for, in their order. */
export async function casesSelected(
  warehouse: Warehouse,
  asked: AskedCases,
  zone: string,
): Promise<string[]> {
  const { from, to, policy, account } = asked;
  if ((from === undefined) !== (to === undefined)) throw halfPeriod();
  const dates = from === undefined || to === undefined ? null : datesFromTo(from, to, zone);
  await checkPolicies(warehouse, policy ?? []);
  await gatherAudited(warehouse, {
    policies: policy ?? null,
    account: account === undefined ? null : (await accountNamed(warehouse, account)).id,
    period: 'due',
    fromMs: dates?.startsMs.at(-1) ?? null,
    toMs: dates?.toMs ?? null,
  });
  const all = asked.missed !== true && asked.hinging !== true;
  const rows = await warehouse.rows<{ case_id: string }>(
    `select case_id
    from audited_rows
    where case_id is not null
        and ($all or ($missed and verdict = 'missed') or ($hinging and not settled))
    group by case_id
    order by case_id`,
    { all, missed: asked.missed === true, hinging: asked.hinging === true },
  );
  await releaseAudited(warehouse);
  return rows.map(({ case_id }) => case_id);
}

function halfPeriod(): UserError {
  return new UserError({
    code: 'explain.dates',
    message: 'A period has a first and a last date.',
    hint: 'Write both --from and --to, or neither for the whole ledger.',
  });
}
