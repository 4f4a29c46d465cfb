import type { Policy } from '../../pipeline/policy/schema.js';
import type { AccountRow, CaseRow, ContractRow } from './case.js';
import { openingDate } from './facts.js';

/** The contract in force when the case was opened: the one of its product, else the latest to start. */
export function contractOf(
  row: CaseRow,
  account: AccountRow | null,
  contracts: readonly ContractRow[],
): ContractRow | null {
  const date = openingDate(row, account);
  const inForce = contracts
    .filter((one) => one.account_id === row.account_id)
    .filter((one) => one.starts_on <= date && date <= (one.ends_on ?? '9999-12-31'))
    .sort((a, b) => (a.starts_on < b.starts_on ? 1 : -1));
  const ofProduct = inForce.find((one) => one.tier !== null && one.tier === row.product);
  return ofProduct ?? inForce[0] ?? null;
}

/** The version of the contract's policy in force on the opening date; else why there is none. */
export function versionOf(
  row: CaseRow,
  account: AccountRow | null,
  contract: ContractRow,
  policies: readonly Policy[],
): Policy | 'policy' | 'policy version' {
  if (policies.every((policy) => policy.id !== contract.policy)) return 'policy';
  return versionOn(policies, contract.policy, openingDate(row, account)) ?? 'policy version';
}

/** The version of a policy in force on a date. */
export function versionOn(
  policies: readonly Policy[],
  id: string,
  date: string,
): Policy | undefined {
  return policies
    .filter((policy) => policy.id === id)
    .find(({ effective }) => effective.from <= date && date <= (effective.to ?? '9999-12-31'));
}

/** Earlier versions in force on any date from the contract's start to the opening, the newest first. */
export function earlierVersions(
  row: CaseRow,
  account: AccountRow | null,
  contract: ContractRow,
  inForce: Policy,
  policies: readonly Policy[],
): Policy[] {
  const date = openingDate(row, account);
  return policies
    .filter((policy) => policy.id === inForce.id)
    .filter(({ effective }) => effective.from < inForce.effective.from && effective.from <= date)
    .filter(({ effective }) => (effective.to ?? '9999-12-31') >= contract.starts_on)
    .sort((a, b) => (a.effective.from < b.effective.from ? 1 : -1));
}
