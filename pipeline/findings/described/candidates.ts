import type { Policy } from '../../policy/schema.js';
import type { Warehouse } from '../../warehouse/open.js';
import { addCounted } from '../counted.js';
import type { CountedThing } from '../counted-contract.js';
import { found, gather, release } from '../queries.js';
import type { AbuseCandidate, AbuseCandidates, OutOfHoursCandidates } from './contract.js';
import { one, whileGathered } from './told.js';
import { askFor } from './variables.js';

interface OutOfHoursRow {
  readonly case_id: string;
  readonly account_name: string;
  readonly opened_at_ms: number;
  readonly lowered_at_ms: number | null;
  readonly lowered_to: string | null;
  readonly actor_type: string | null;
  readonly is_agreed: boolean | null;
}

/** Cases opened out of hours at a severity that was lowered later: candidates, no charges. */
export async function findOutOfHours(
  warehouse: Warehouse,
  severity: string,
): Promise<OutOfHoursCandidates> {
  await askFor(warehouse, severity);
  await gather(warehouse, 'described/out_of_hours', 'out_of_hours');
  await addCounted(warehouse, 'out_of_hours');
  const rows = await warehouse.rows<OutOfHoursRow>('select * from out_of_hours');
  await release(warehouse, 'out_of_hours');
  const unknown = await one<{ hours: number; severities: number }>(
    warehouse,
    'described/out_of_hours_unknown',
  );
  return {
    severity,
    opened: rows.length,
    unknownHours: unknown.hours,
    unknownSeverity: unknown.severities,
    candidates: rows.flatMap((row) =>
      row.lowered_at_ms === null || row.lowered_to === null
        ? []
        : [
            {
              caseId: row.case_id,
              account: row.account_name,
              openedAtMs: row.opened_at_ms,
              loweredAtMs: row.lowered_at_ms,
              loweredTo: row.lowered_to,
              actor: row.actor_type,
              isAgreed: row.is_agreed === true,
            },
          ],
    ),
  };
}

interface AbuseRow {
  readonly account_name: string;
  readonly escalations: number;
  readonly cases: number;
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Accounts that asked for escalation again and again on cases in which nothing was found: candidates, no charges. */
export async function findAbuse(
  warehouse: Warehouse,
  asked: NonNullable<Policy['descriptions']['abuse_candidates']>,
  listed: readonly CountedThing[],
): Promise<AbuseCandidates> {
  const rows = await found<AbuseRow>(warehouse, 'described/abuse_candidates');
  const { escalations } = await whileGathered(warehouse, 'escalation_rows', listed, () =>
    one<{ escalations: number }>(warehouse, 'described/escalations'),
  );
  return {
    escalations: asked.escalations,
    days: asked.days,
    outcomes: asked.outcomes,
    inMonth: escalations,
    candidates: rows.map(
      (row): AbuseCandidate => ({
        account: row.account_name,
        escalations: row.escalations,
        cases: row.cases,
        fromMs: row.from_ms,
        toMs: row.to_ms,
      }),
    ),
  };
}
