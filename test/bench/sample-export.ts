import { join } from 'node:path';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import type {
  AccountRow,
  CaseRow,
  ContactRow,
  ContractRow,
  EngagementRow,
  EventRow,
  ReleaseRow,
  SurveyRow,
} from '../oracle/case.js';
import type { World } from '../oracle/world.js';

/** So many cases of a generated export, every n-th by their ids, with all that belongs to them; and its newest event. */
export async function sampleExport(
  folder: string,
  count: number,
): Promise<{ world: World; asOf: number }> {
  const warehouse = await openWarehouse(':memory:');
  const table = (name: string) =>
    `read_csv('${join(folder, `${name}.csv`)}', all_varchar = true, header = true)`;
  const rows = async <Row>(sql: string): Promise<Row[]> => warehouse.rows<Row>(sql);
  try {
    await warehouse.run(`
      create table sample as
      select * from (
          select *, row_number() over (order by case_id) - 1 as place,
              count(*) over () as cases
          from ${table('cases')})
      where place % greatest(cases // ${count}, 1) = 0 and place // greatest(cases // ${count}, 1) < ${count}`);
    const cases = await rows<CaseRow>(`
      select case_id, account_id, epoch_ms(opened_at::timestamptz) as opened_at_ms, severity,
          channel, category, environment, product, requester_id, requester_country, opened_by_type,
          product_version, closure_code, previous_case_id, subject
      from sample order by case_id`);
    const events = await rows<EventRow & { case_id: string }>(`
      select case_id, epoch_ms("at"::timestamptz) as at_ms, type, actor_type, visibility, value, event_id,
          actor_id, actor_role, channel, note
      from ${table('events')} where case_id in (select case_id from sample)`);
    const [newest] = await rows<{ at: number }>(
      `select max(epoch_ms("at"::timestamptz)) as at from ${table('events')}`,
    );
    const accounts = await rows<AccountRow>(`
      select account_id, site, country, time_zone, onboarding_completed_on,
          is_new_user::boolean as is_new_user, sdk_in_use::boolean as sdk_in_use, active::boolean as active,
          name, success_manager, account_manager
      from ${table('accounts')}`);
    const contracts = await rows<ContractRow>(
      `select account_id, policy, tier, starts_on, ends_on, plan from ${table('contracts')}`,
    );
    const contacts = await rows<ContactRow>(
      `select account_id, contact_id, named_from, named_to from ${table('contacts')}`,
    );
    const surveys = await rows<SurveyRow>(`
      select case_id, epoch_ms(sent_at::timestamptz) as sent_at_ms
      from ${table('surveys')} where case_id in (select case_id from sample)`);
    const engagements = await rows<EngagementRow>(`
      select account_id, epoch_ms(held_at::timestamptz) as held_at_ms, type,
          duration_minutes::double as duration_minutes, held_by_role
      from ${table('engagements')}`);
    const releases = await rows<ReleaseRow>(
      `select product, version, released_on from ${table('releases')}`,
    );
    const byCase: Record<string, EventRow[]> = {};
    for (const { case_id, ...fact } of events) {
      const held = byCase[case_id] ?? [];
      held.push(fact);
      byCase[case_id] = held;
    }
    const tables = { accounts, contracts, contacts, surveys, engagements, releases };
    const world = { cases, events: byCase, ...tables, holidays: [] };
    return { world, asOf: newest?.at ?? 0 };
  } finally {
    warehouse.close();
  }
}
