import { datesFromTo } from '../findings/periods.js';
import { accountNamed } from '../findings/scope.js';
import { UserError } from '../failure.js';
import type { LedgerScope } from '../ledger/lines.js';
import type { Warehouse } from '../warehouse/open.js';
import type { PackedScope } from './manifest.js';

/** Which obligations a pack is asked to hold; nothing said is the whole ledger. */
export interface AskedPackScope {
  /** Dates, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone: string;
  readonly account?: string | undefined;
  readonly policies?: readonly string[] | undefined;
}

/** The scope as the manifest tells it. Throws a UserError for dates, accounts and policies that are none. */
export async function packScope(
  warehouse: Warehouse,
  { from, to, zone, account, policies }: AskedPackScope,
): Promise<PackedScope> {
  if ((from === undefined) !== (to === undefined)) throw halfPeriod();
  const period = from === undefined || to === undefined ? null : datesFromTo(from, to, zone);
  await checkPolicies(warehouse, policies ?? []);
  return {
    from: from ?? null,
    to: to ?? null,
    zone,
    from_at: textOf(period?.startsMs.at(-1)),
    to_at: textOf(period?.toMs),
    account: account === undefined ? null : (await accountNamed(warehouse, account)).id,
    policies: policies === undefined ? null : [...new Set(policies)].sort(),
  };
}

/** The same scope as the ledger's query takes it. */
export function ledgerScope({ policies, account, from_at, to_at }: PackedScope): LedgerScope {
  return { policies, account, fromMs: msOf(from_at), toMs: msOf(to_at) };
}

function msOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

function textOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

async function checkPolicies(warehouse: Warehouse, asked: readonly string[]): Promise<void> {
  const known = await warehouse.rows<{ policy: string }>(
    'select policy from policy.known order by policy',
  );
  const unknown = asked.filter((id) => !known.some(({ policy }) => policy === id));
  if (unknown.length === 0) return;
  throw new UserError({
    code: 'pack.policy',
    message: `The ledger knows no policy "${unknown.join('", "')}".`,
    hint: `Its policies are ${known.map(({ policy }) => policy).join(', ')}.`,
  });
}

function halfPeriod(): UserError {
  return new UserError({
    code: 'pack.half-period',
    message: 'A period has two ends, and one was given.',
    hint: 'Write both dates: --from 2026-07-01 --to 2026-09-30.',
  });
}
