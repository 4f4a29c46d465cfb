/** What the export tells around a case: its requester, and the case that it names as its predecessor. */
export interface SurroundingRow {
  readonly case_id: string;
  readonly requester_id: string | null;
  /** Null where the account names nobody, or the requester is not known. */
  readonly is_requester_named: boolean | null;
  readonly previous_case_id: string | null;
  /** Its status when the new case was opened; null: it is not in the data, or was opened later. */
  readonly previous_status: string | null;
}

/** The surroundings of the cases whose numbers are `among` these. */
export const surroundingsAmong = (among: string) => `
  with
  cases as (
      select facts.case_id, facts.account_id, facts.opened_at_ms, rows.requester_id, rows.previous_case_id
      from case_facts as facts
      inner join raw.cases as rows on facts.case_id = rows.case_id
      where facts.case_key ${among}
  ),
  dated as (
      select cases.*, epoch_ms(cases.opened_at_ms + offsets.offset_ms)::date as opened_date
      from cases
      left join raw.accounts as accounts on cases.account_id = accounts.account_id
      inner join policy.zone_offsets as offsets
          on coalesce(accounts.time_zone, 'UTC') = offsets.time_zone
          and cases.opened_at_ms >= offsets.from_ms
          and cases.opened_at_ms < offsets.to_ms
  ),
  named as (
      select
          dated.case_id,
          bool_or(
              contacts.contact_id = dated.requester_id
              and dated.opened_date >= contacts.named_from
              and dated.opened_date <= coalesce(contacts.named_to, dated.opened_date)
          ) as is_requester_named,
      from dated
      inner join raw.contacts as contacts on dated.account_id = contacts.account_id
      group by dated.case_id
  ),
  previous as (
      select
          cases.case_id,
          coalesce(
              arg_max(events.value, {'at_ms': events.at_ms, 'row': events.source_row}),
              'new'
          ) as previous_status,
      from cases
      inner join raw.cases as earlier
          on cases.previous_case_id = earlier.case_id
          and earlier.opened_at_ms <= cases.opened_at_ms
          and earlier.case_id <> cases.case_id
      left join raw.events as events
          on earlier.case_id = events.case_id
          and events.type = 'status'
          and events.at_ms <= cases.opened_at_ms
      group by cases.case_id
  )
  select
      cases.case_id,
      cases.requester_id,
      named.is_requester_named,
      cases.previous_case_id,
      previous.previous_status,
  from cases
  left join named on cases.case_id = named.case_id
  left join previous on cases.case_id = previous.case_id`;
