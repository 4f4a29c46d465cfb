import { createHash } from 'node:crypto';
import { literal, literals } from '../../ingest/quote.js';
import type { WaiverRegister } from '../../waivers/contract.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { PeriodBasis } from '../contract.js';
import { type Periods, quartersUpTo } from '../periods.js';
import { found } from '../queries.js';

/** What quarterly reports are asked for, accounts aside. */
export interface AskedQuarter {
  /** `2026-Q3`. */
  readonly quarter: string;
  /** IANA name or fixed offset; quarters begin and end there. */
  readonly zone: string;
  readonly period: PeriodBasis;
  /** Misses that were waived; null: nobody keeps a register. */
  readonly register?: WaiverRegister | null;
}

/** An account with something to report. */
export interface ReportedAccount {
  readonly id: string;
  readonly name: string;
  /** The name of its files: unlike that of every other account. */
  readonly slug: string;
}

/** Writes the quarter's bounds to the variables that the queries read, and returns the quarters shown. */
export async function enterQuarter(
  warehouse: Warehouse,
  { quarter, zone, period }: AskedQuarter,
): Promise<Periods> {
  const quarters = quartersUpTo(quarter, zone);
  const { labels, startsMs, toMs, endsBefore } = quarters;
  await setVariables(warehouse, {
    report_period: literal(period),
    report_month: literal(quarter),
    report_months: `[${literals(labels)}]`,
    report_month_starts: `[${startsMs.join(', ')}]::bigint[]`,
    report_from_ms: `${startsMs.at(-1) ?? toMs}::bigint`,
    report_to_ms: `${toMs}::bigint`,
    report_begins_on: literal(firstDateOf(quarter)),
    report_ends_before: literal(endsBefore),
    report_account: 'null::varchar',
  });
  return quarters;
}

/** Every account with something to report in the quarter that was entered, in the order of their ids. */
export async function accountsOfQuarter(warehouse: Warehouse): Promise<ReportedAccount[]> {
  const accounts = await found<{ id: string; name: string }>(warehouse, 'quarterly/accounts');
  const slugs = new Map<string, number>();
  for (const { id } of accounts) slugs.set(slugOf(id), (slugs.get(slugOf(id)) ?? 0) + 1);
  return accounts.map(({ id, name }) => {
    const slug = slugOf(id);
    const isAlone = slugs.get(slug) === 1 && slug !== '';
    return { id, name, slug: isAlone ? slug : `${slug}-${digestOf(id)}` };
  });
}

/** Names the accounts that the queries which follow are about. */
export function chooseAccounts(
  warehouse: Warehouse,
  accounts: readonly ReportedAccount[],
): Promise<void> {
  const ids = literals(accounts.map(({ id }) => id));
  return setVariables(warehouse, { report_accounts: `[${ids}]::varchar[]` });
}

/** Sets variables of the warehouse, each to an expression. */
export async function setVariables(
  warehouse: Warehouse,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
}

function slugOf(id: string): string {
  return id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}

function firstDateOf(quarter: string): string {
  return `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}-01`;
}
