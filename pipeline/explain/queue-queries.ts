/** The cases whose numbers are `among` these that stand in a queue: its order, when they were answered, and when they waited. */
export const queuesAmong = (among: string) => `
  with
  responses as (
      select * from queue_responses where case_key ${among}
  ),
  waits as (
      select case_key, min(place_id) as place_id, min(from_ms) as from_ms, max(to_ms) as to_ms,
      from queue_waits
      where case_key ${among}
      group by case_key
  )
  select
      facts.case_id,
      queues.clause,
      queues.keys,
      queues.tolerance_ms,
      responses.responded_at_ms,
      waits.from_ms,
      waits.to_ms,
  from responses
  full join waits on responses.case_key = waits.case_key
  inner join case_facts as facts
      on coalesce(responses.case_key, waits.case_key) = facts.case_key
  inner join policy.queue_places as places
      on coalesce(responses.place_id, waits.place_id) = places.place_id
  inner join policy.queues as queues on places.queue_id = queues.queue_id`;

/** Whom their responses overtook: how many, and the twenty of them that were first in line. */
export const overtakesAmong = (among: string) => `
  with
  askings as (
      select * from queue_askings where case_key ${among}
  )
  select
      facts.case_id,
      any_value(overtakes.overtaken) as passed,
      list_transform(
          min({
              'position': entries.position,
              'case_id': others.case_id,
              'tier': places.tier,
              'severity': places.severity,
              'at_ms': others.opened_at_ms
          }, 20),
          lambda each: {'case_id': each.case_id, 'tier': each.tier,
              'severity': each.severity, 'at_ms': each.at_ms}
      ) as first,
  from askings
  inner join queue_overtakes as overtakes on askings.case_key = overtakes.case_key
  inner join queue_entries as entries
      on askings.queue_id = entries.queue_id
      and askings.calendar_id = entries.calendar_id
      and askings.responded_at_ms >= entries.from_ms
      and askings.responded_at_ms < entries.to_ms
      and askings.position > entries.position
  inner join policy.queue_places as places on entries.place_id = places.place_id
  inner join case_facts as facts on askings.case_key = facts.case_key
  inner join case_facts as others on entries.case_key = others.case_key
  group by facts.case_id`;

/** Whose responses from \`$since\` to \`$until\` overtook them: how many, and the first twenty. */
export const overtakersAmong = (among: string) => `
  with
  entries as (
      select * from queue_entries where case_key ${among}
  ),
  askings as (
      select * from queue_askings where responded_at_ms between $since and $until
  )
  select
      facts.case_id,
      count(*) as passed,
      min({
          'at_ms': askings.responded_at_ms,
          'case_id': others.case_id,
          'tier': places.tier,
          'severity': places.severity
      }, 20) as first,
  from entries
  inner join askings
      on entries.queue_id = askings.queue_id
      and entries.calendar_id = askings.calendar_id
      and askings.responded_at_ms >= entries.from_ms
      and askings.responded_at_ms < entries.to_ms
      and askings.position > entries.position
  inner join queue_responses as responses on askings.case_key = responses.case_key
  inner join policy.queue_places as places on responses.place_id = places.place_id
  inner join case_facts as facts on entries.case_key = facts.case_key
  inner join case_facts as others on askings.case_key = others.case_key
  group by facts.case_id`;
