import { literal, literals } from '../../ingest/quote.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { PeriodBasis } from '../contract.js';
import { gather, release } from '../queries.js';

/** Which obligations are audited; null asks for all. */
export interface AuditedScope {
  readonly policies: readonly string[] | null;
  /** An account's id. */
  readonly account: string | null;
  readonly period: PeriodBasis;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Keeps the audited obligations as the temporary table `audited_rows`. */
export async function gatherAudited(warehouse: Warehouse, scope: AuditedScope): Promise<void> {
  const { policies, account, period, fromMs, toMs } = scope;
  const variables = {
    audited_policies: policies === null ? 'null::varchar[]' : `[${literals(policies)}]`,
    audited_account: account === null ? 'null::varchar' : literal(account),
    audited_period: literal(period),
    audited_from_ms: `${fromMs ?? 'null'}::bigint`,
    audited_to_ms: `${toMs ?? 'null'}::bigint`,
  };
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
  await gather(warehouse, 'audited_rows');
}

/** Lets go of them. */
export async function releaseAudited(warehouse: Warehouse): Promise<void> {
  await release(warehouse, 'audited_rows');
}
