/** The cases whose numbers are `among` these, with their accounts and the policy version that judged them. */
export const casesAmong = (among: string) => `
  select
      facts.case_key,
      facts.case_id,
      facts.account_id,
      accounts.name as account_name,
      accounts.site,
      accounts.country,
      coalesce(accounts.time_zone, 'UTC') as time_zone,
      facts.opened_at_ms,
      cases.severity,
      cases.channel,
      cases.category,
      cases.product,
      cases.subject,
      coalesce(versions.policy, facts.policy) as policy,
      versions.version,
      versions.sha256 as policy_sha256,
  from case_facts as facts
  inner join raw.cases as cases on facts.case_id = cases.case_id
  left join raw.accounts as accounts on facts.account_id = accounts.account_id
  left join policy.versions as versions on facts.version_key = versions.version_key
  where facts.case_key ${among}
  order by facts.case_key`;

/** Their facts by `$until`, those that only the case's row tells included. */
export const eventsAmong = (among: string) => `
  with
  wanted as (
      select case_id from case_facts where case_key ${among}
  ),
  own as (
      select * from raw.events where case_id in (select case_id from wanted)
  ),
  told as (
      select
          case_id, source_id, source_row,
          unnest([
              {'at_ms': first_response_at_ms, 'type': 'message', 'actor_type': 'agent',
                  'visibility': 'public', 'value': null, 'column': 'first_response_at'},
              {'at_ms': solved_at_ms, 'type': 'status', 'actor_type': null,
                  'visibility': null, 'value': 'solved', 'column': 'solved_at'},
              {'at_ms': closed_at_ms, 'type': 'status', 'actor_type': null,
                  'visibility': null, 'value': 'closed', 'column': 'closed_at'}
          ], recursive := true),
      from raw.cases
      where case_id in (select case_id from wanted)
  ),
  facts as (
      select
          case_id, at_ms, type, actor_type, actor_id, visibility, value, event_id,
          null as "column", source_id, source_row,
      from own
      union all by name
      select told.*
      from told
      where
          told.at_ms is not null
          and not exists (
              from own
              where own.case_id = told.case_id
                  and own.type = told.type
                  and (own.value = told.value or told.value is null)
                  and (
                      told.type = 'status'
                      or (own.actor_type = 'agent' and own.visibility = 'public')
                  )
          )
  )
  select
      facts.* exclude (source_id, source_row),
      sources.path as file,
      facts.source_row as row,
      facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,
  from facts
  left join raw.sources as sources on facts.source_id = sources.source_id
  where facts.at_ms <= $until
  order by facts.at_ms, arrival`;

/** Every contract of their accounts. */
export const contractsAmong = (among: string) => `
  select account_id, policy, tier, plan, starts_on::text as starts_on, ends_on::text as ends_on
  from raw.contracts
  where account_id in (select account_id from case_facts where case_key ${among})
  order by starts_on, policy, tier`;

/** Their part of the ledger, every scenario. */
export const outcomesAmong = (among: string) => `
  select
      case_id, scenario, obligation_id, promise, tier, severity, clause, calendar,
      target, target_ms, target_low_ms, started_at_ms, due_at_ms, due_low_at_ms, satisfied_at_ms,
      ended_at_ms, elapsed_ms, overdue_ms, targets_in_gap, verdict, reason,
      settled, hinges_on, start_arrival, satisfied_arrival, binding_version,
  from obligations
  where case_key ${among}
  order by started_at_ms, promise, scenario`;

/** Their invitations to judge them, with the answers. */
export const invitationsAmong = (among: string) => `
  select
      facts.case_id,
      invitations.sent_at_ms, invitations.closed_at_ms, invitations.answered_at_ms,
      invitations.is_in_events, invitations.is_in_surveys, invitations.is_in_case_row,
      invitations.score, invitations.scale_min, invitations.scale_max,
      invitations.good_from, invitations.has_parts,
      invitations.answer, invitations.has_comment,
      sources.path as file,
      invitations.arrival % 1099511627776 as row,
  from invitations
  inner join case_facts as facts on invitations.case_key = facts.case_key
  left join raw.sources as sources
      on invitations.arrival // 1099511627776 = sources.source_id
  where invitations.case_key ${among}
  order by invitations.case_key, invitations.invitation`;
