import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';
import type { CustomerResource } from './contract.js';
import { one, whileGathered } from './told.js';
import { askFor } from './variables.js';

const minuteMs = 60_000;

interface Row {
  readonly case_id: string;
  readonly account_name: string;
  readonly from_ms: number;
  readonly to_ms: number | null;
  readonly away_ms: number;
}

/** When the customer's own resource was away while its case was at the severity that asks for one, the longest first. */
export async function findCustomerResource(
  warehouse: Warehouse,
  { severity, minutes }: { readonly severity: string; readonly minutes: number },
): Promise<CustomerResource> {
  await askFor(warehouse, severity);
  const rows = await found<Row>(warehouse, 'described/resource_spells');
  const { cases, telling } = await whileGathered(
    warehouse,
    'resource_rows',
    ['resource_cases'],
    () => one<{ cases: number; telling: number }>(warehouse, 'described/resource_cases'),
  );
  return {
    severity,
    minutes,
    cases,
    telling,
    spells: rows.map((row) => ({
      caseId: row.case_id,
      account: row.account_name,
      fromMs: row.from_ms,
      toMs: row.to_ms,
      awayMs: row.away_ms,
    })),
    long: rows.filter(({ away_ms }) => away_ms > minutes * minuteMs).length,
  };
}
