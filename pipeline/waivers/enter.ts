import { gather, gatherNone } from '../findings/queries.js';
import { literal, literals } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Waiver, WaiverRegister } from './contract.js';

/**
 * Puts a register beside the ledger, for every query that asks what was waived: `waivers` has its rows, `waived_obligations`
 * one row for each obligation of the house that one of them names (`case_key`, `promise_id`, `started_at_ms`, `waiver_row`).
 * Both are temporary and empty without a register. No verdict changes.
 */
export async function enterWaivers(
  warehouse: Warehouse,
  register: WaiverRegister | null,
): Promise<void> {
  await warehouse.run(`create or replace temp table waivers (
    waiver_row bigint,
    case_id varchar,
    obligation_id varchar,
    subjects varchar[],
    promise varchar,
    reason varchar,
    approver varchar,
    approved_on varchar,
    note varchar
  )`);
  const rows = (register?.waivers ?? []).map(rowOf);
  for (let at = 0; at < rows.length; at += 500) {
    await warehouse.run(`insert into waivers values ${rows.slice(at, at + 500).join(', ')}`);
  }
  const gathering = rows.length === 0 ? gatherNone : gather;
  await gathering(warehouse, 'waived_obligations');
}

function rowOf(waiver: Waiver): string {
  const text = (value: string | null) => (value === null ? 'null' : literal(value));
  return `(${[
    waiver.row,
    text(waiver.caseId),
    text(waiver.obligationId),
    `[${literals(subjectsOf(waiver))}]::varchar[]`,
    text(waiver.promise),
    text(waiver.reason),
    text(waiver.approver),
    text(waiver.approvedOn),
    text(waiver.note),
  ].join(', ')})`;
}

/** What may be the case of an obligation's id: policy, version, case, promise, start, where the version or the case may hold a stroke. */
function subjectsOf({ caseId, obligationId }: Waiver): string[] {
  if (obligationId === null) return caseId === null ? [] : [caseId];
  const between = obligationId.split('/').slice(1, -2);
  return between.slice(1).map((_, index) => between.slice(index + 1).join('/'));
}
