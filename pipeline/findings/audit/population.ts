import type { Policy } from '../../policy/schema.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { AuditedVerdicts, AuditFindings, LeftOutReason } from '../audit-contract.js';
import { found } from '../queries.js';

/** How many obligations `audited_rows` holds, and the SHA-256 over their ids and verdicts. */
export async function findPopulation(warehouse: Warehouse): Promise<AuditFindings['population']> {
  const [row] = await found<AuditFindings['population']>(warehouse, 'audited_population');
  if (row === undefined) throw new Error('A population is one row.');
  return row;
}

/** What became of them. */
export function findVerdicts(warehouse: Warehouse): Promise<AuditedVerdicts[]> {
  return found<AuditedVerdicts>(warehouse, 'audited_verdicts');
}

/** Those in no rate by reason, each with the clause of the rule that gives it. */
export async function findLeftOut(warehouse: Warehouse, policy: Policy): Promise<LeftOutReason[]> {
  const rows = await found<Omit<LeftOutReason, 'ruleClause'>>(warehouse, 'audited_reasons');
  return rows.map((row) => ({ ...row, ruleClause: ruleClause(policy, row.reason) }));
}

function ruleClause({ rules }: Policy, reason: string | null): string | null {
  const told = (reason ?? '').split('; ');
  const rule = Object.values(rules).find((each) => told.includes(each.reason));
  return rule?.clause ?? null;
}
