import { UserError } from '../failure.js';
import type { HolidayRow } from '../policy/calendar.js';
import type { LoadedPolicy } from '../policy/load.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Defaults } from './versions.js';

/** The policies that a contract or the workspace's default names: the readings of others would be replayed for nobody. */
export async function policiesInUse(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
  defaults: Defaults,
): Promise<LoadedPolicy[]> {
  const rows = await warehouse.rows<{ policy: string }>(
    'select policy from raw.contracts group by policy',
  );
  const named = new Set([...rows.map(({ policy }) => policy), defaults.policy]);
  return policies.filter(({ policy }) => named.has(policy.id));
}

/** The first opening and the newest fact of the data. Throws a UserError where there are no cases. */
export async function readSpan(warehouse: Warehouse): Promise<{ oldest: number; newest: number }> {
  const [row] = await warehouse.rows<{ oldest: number | null; newest: number | null }>(`
    select
        (select min(opened_at_ms) from raw.cases) as oldest,
        greatest(
            (select max(at_ms) from raw.events),
            (select max(greatest(opened_at_ms, first_response_at_ms,
                solved_at_ms, closed_at_ms)) from raw.cases)
        ) as newest`);
  if (row?.oldest == null || row.newest == null) {
    throw new UserError({
      code: 'replay.empty',
      message: 'There are no cases to replay.',
      hint: 'Load an export first: punctual ingest cases.csv events.csv',
    });
  }
  return { oldest: row.oldest, newest: row.newest };
}

/** The user's own holidays. */
export async function readHolidays(warehouse: Warehouse): Promise<HolidayRow[]> {
  return warehouse.rows<HolidayRow>(`
    select calendar, date::text as date, name, opens, closes
    from raw.holidays order by calendar, date, opens`);
}
