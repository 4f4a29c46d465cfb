import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';

/** Throws a UserError where one of these is no policy of the ledger. */
export async function checkPolicies(warehouse: Warehouse, asked: readonly string[]): Promise<void> {
  const known = await warehouse.rows<{ policy: string }>(
    'select policy from policy.known order by policy',
  );
  const unknown = asked.filter((id) => !known.some(({ policy }) => policy === id));
  if (unknown.length === 0) return;
  throw new UserError({
    code: 'report.policy',
    message: `The ledger was not made under a policy "${unknown.join('", "')}".`,
    hint: `It knows ${known.map(({ policy }) => policy).join(', ')}. To add one, name its file to punctual replay.`,
  });
}
