import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import type { KeptPolicy } from './terms.js';

/** The replay whose ledger the warehouse holds. */
export interface Replayed {
  readonly asOfMs: number;
  readonly isAsOfGiven: boolean;
  readonly programVersion: string;
  /** The version of the zone data, as in `2025b`. */
  readonly zoneData: string;
  readonly policies: readonly KeptPolicy[];
}

/** Reads which replay made the ledger; without one there is nothing to report. */
export async function readReplayed(warehouse: Warehouse): Promise<Replayed> {
  const [there] = await warehouse.rows<{ tables: number }>(
    `select count(*) as tables from information_schema.tables
    where table_catalog = current_database()
        and (table_schema, table_name) in (('policy', 'replays'), ('main', 'ledger_rows'))`,
  );
  const [row] =
    there?.tables === 2
      ? await warehouse.rows<{
          as_of_ms: number;
          is_as_of_given: boolean;
          program_version: string;
          zone_data: string | null;
          policies: string;
        }>('select * from policy.replays')
      : [];
  if (row === undefined) throw noLedger();
  return {
    asOfMs: row.as_of_ms,
    isAsOfGiven: row.is_as_of_given,
    programVersion: row.program_version,
    zoneData: row.zone_data ?? 'unknown',
    policies: JSON.parse(row.policies) as KeptPolicy[],
  };
}

/** Whoever asks for a ledger that is not there is told how to make it. */
export function noLedger(): UserError {
  return new UserError({
    code: 'report.no-ledger',
    message: 'There is no ledger in this workspace yet.',
    hint: 'Load exports with punctual ingest, then make the ledger with punctual replay.',
  });
}

/** The policies with cases in the ledger, or with cases of one account; in the order of their ids. */
export async function policiesInPlay(
  warehouse: Warehouse,
  account: string | null,
): Promise<string[]> {
  const rows = await warehouse.rows<{ policy: string }>(
    `select cases.policy
    from case_facts as cases
    where cases.policy in (select policy from policy.known)
        and ($account is null or cases.account_id = $account)
    group by cases.policy
    order by cases.policy`,
    { account },
  );
  return rows.map(({ policy }) => policy);
}
