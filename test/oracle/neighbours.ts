import type { Policy } from '../../pipeline/policy/schema.js';
import type { AccountRow, CaseRow } from './case.js';
import { contractOf } from './contract.js';
import { openingDate } from './facts.js';
import type { World } from './world.js';

/** Whether the account had named the requester when the case was opened; null where it names nobody at all. */
export function isRequesterNamed(
  world: World,
  row: CaseRow,
  account: AccountRow | null,
): boolean | null {
  const named = world.contacts.filter(({ account_id }) => account_id === row.account_id);
  if (named.length === 0 || row.requester_id === null) return null;
  const date = openingDate(row, account);
  return named
    .filter(({ contact_id }) => contact_id === row.requester_id)
    .some(({ named_from, named_to }) => named_from <= date && date <= (named_to ?? '9999-12-31'));
}

/** Whether enough active customers of the policy opened a case of this severity in the minutes up to this one. */
export function isWidespread(world: World, policy: Policy, row: CaseRow): boolean | null {
  const { widespread } = policy.settings;
  if (widespread === undefined) return null;
  const accountOf = (id: string | null) =>
    world.accounts.find(({ account_id }) => account_id === id) ?? null;
  const date = openingDate(row, accountOf(row.account_id));
  const near = world.cases
    .filter(({ severity }) => severity === row.severity)
    .filter(({ opened_at_ms: at }) => at <= row.opened_at_ms)
    .filter(({ opened_at_ms: at }) => at >= row.opened_at_ms - widespread.minutes * 60_000)
    .filter(
      (one) => contractOf(one, accountOf(one.account_id), world.contracts)?.policy === policy.id,
    );
  const customers = world.contracts
    .filter((contract) => contract.policy === policy.id)
    .filter(({ starts_on, ends_on }) => starts_on <= date && date <= (ends_on ?? '9999-12-31'))
    .filter(({ account_id }) => accountOf(account_id)?.active !== false);
  const distinct = (ids: readonly (string | null)[]) => new Set(ids).size;
  const reporting = distinct(near.map(({ account_id }) => account_id));
  return reporting > widespread.share * distinct(customers.map(({ account_id }) => account_id));
}
