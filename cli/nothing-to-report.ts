import { UserError } from '../pipeline/failure.js';
import { accountNamed } from '../pipeline/findings/scope.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';

/** Why there is nothing to report: an unknown account is told as such; else its cases fall under no policy. */
export async function nothingToReport(
  warehouse: Warehouse,
  account: string | null,
): Promise<UserError> {
  if (account !== null) await accountNamed(warehouse, account);
  return new UserError({
    code: 'report.no-policy',
    message:
      account === null
        ? 'No case falls under a policy, so there is nothing to report.'
        : `No case of the account "${account}" falls under a policy.`,
    hint: 'Load the contracts with punctual ingest contracts.csv, or name a default policy in punctual.yaml, and replay again.',
  });
}
