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
  const date = openingDate(row, account);
  const versions = policies.filter((policy) => policy.id === contract.policy);
  if (versions.length === 0) return 'policy';
  const inForce = versions.find(
    ({ effective }) => effective.from <= date && date <= (effective.to ?? '9999-12-31'),
  );
  return inForce ?? 'policy version';
}
