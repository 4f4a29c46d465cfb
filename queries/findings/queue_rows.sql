-- One row per response to those cases in the months shown, where their policy
-- says in which order they are answered.
with

months as (
    select
        unnest(getvariable('report_months')) as month,
        unnest(getvariable('report_month_starts')) as from_ms,
),

responses as (
    select * from queue_responses
    where
        responded_at_ms >= getvariable('report_month_starts')[1]
        and responded_at_ms < getvariable('report_to_ms')
)

select
    cases.case_key,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    places.tier,
    places.severity,
    responses.opened_at_ms,
    responses.responded_at_ms,
    stops.open_ms
    + stops.is_open * (responses.responded_at_ms - stops.from_ms)
    - starts.open_ms
    - starts.is_open * (responses.opened_at_ms - starts.from_ms) as wait_ms,
    coalesce(overtakes.overtaken, 0) as overtaken,
    months.month,

from responses

inner join scope_cases as cases
    on responses.case_key = cases.case_key

inner join policy.queue_places as places
    on responses.place_id = places.place_id

left join queue_overtakes as overtakes
    on responses.case_key = overtakes.case_key

left join policy.segments as starts
    on places.calendar_id = starts.calendar_id
    and responses.opened_at_ms // 86400000 = starts.bucket
    and responses.opened_at_ms >= starts.from_ms
    and responses.opened_at_ms < starts.to_ms

left join policy.segments as stops
    on places.calendar_id = stops.calendar_id
    and responses.responded_at_ms // 86400000 = stops.bucket
    and responses.responded_at_ms >= stops.from_ms
    and responses.responded_at_ms < stops.to_ms

asof inner join months
    on responses.responded_at_ms >= months.from_ms
