import type { Policy } from '../../pipeline/policy/schema.js';
import type { AccountRow, CaseRow, ContractRow, EventRow, Extra } from './case.js';
import type { Facts } from './conditions.js';
import { midnight, plusDays } from './dates.js';
import { dateOf, instantOf, zoneNamed } from './zone.js';

/** What a policy's conditions may ask of a case, from its own row, its account's and its contract's. */
export function factsOf(
  policy: Policy,
  row: CaseRow,
  account: AccountRow | null,
  contract: ContractRow | null,
): Facts {
  return {
    tier: policy.tiers.length === 0 ? null : (contract?.tier ?? null),
    channel: row.channel,
    category: row.category,
    environment: row.environment,
    product: row.product,
    opened_by_type: row.opened_by_type,
    requester_country: row.requester_country,
    site: account?.site,
    country: account?.country,
    plan: contract?.plan,
    is_new_user: account?.is_new_user,
    sdk_in_use: account?.sdk_in_use,
    is_onboarded: isOnboarded(row, account),
    ...trial(policy.settings.trial_days, row, account, contract),
    ...columnsOf('case', row),
    ...columnsOf('account', account),
    ...columnsOf('contract', contract),
  };
}

/** What may be asked of an account and one of its contracts, outside of any case. */
export function accountFacts(
  policy: { readonly tiers: readonly unknown[] },
  account: AccountRow | null,
  contract: ContractRow,
): Facts {
  return {
    tier: policy.tiers.length === 0 ? null : contract.tier,
    site: account?.site,
    country: account?.country,
    plan: contract.plan,
    is_new_user: account?.is_new_user,
    sdk_in_use: account?.sdk_in_use,
    ...columnsOf('account', account),
    ...columnsOf('contract', contract),
  };
}

/** `event.TYPE`: the values that the facts of a case have, `true` for one without. */
export function eventFacts(facts: readonly EventRow[]): Facts {
  const types = [...new Set(facts.map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => [
      `event.${type}`,
      facts.filter((fact) => fact.type === type).map(({ value }) => value ?? 'true'),
    ]),
  );
}

/** `case.COLUMN` and so on: every column of a row, those that no table knows too. */
function columnsOf(table: string, row: object | null): Facts {
  if (row === null) return {};
  const { extra, ...own } = row as { extra?: Extra | null } & Record<string, Extra[string]>;
  return Object.fromEntries(
    Object.entries({ ...extra, ...own }).map(([column, value]) => [`${table}.${column}`, value]),
  );
}

/** The local date on which a case was opened where its account lives. */
export function openingDate(row: CaseRow, account: AccountRow | null): string {
  return dateOf(zoneNamed(account?.time_zone ?? 'UTC'), row.opened_at_ms);
}

function isOnboarded(row: CaseRow, account: AccountRow | null): boolean | null {
  if (account === null) return null;
  const completed = account.onboarding_completed_on;
  return completed !== null && completed <= openingDate(row, account);
}

function trial(
  days: number | undefined,
  row: CaseRow,
  account: AccountRow | null,
  contract: ContractRow | null,
): Facts {
  if (days === undefined || contract === null) return {};
  const zone = zoneNamed(account?.time_zone ?? 'UTC');
  const begin = instantOf(zone, midnight(contract.starts_on), 'earlier');
  return {
    is_trial_over_by_dates: openingDate(row, account) >= plusDays(contract.starts_on, days),
    is_trial_over_by_hours: row.opened_at_ms >= begin + days * 86_400_000,
  };
}
