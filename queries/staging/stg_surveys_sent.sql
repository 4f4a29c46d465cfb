-- One row per case and instant at which an event, by the as-of instant, tells
-- of an invitation.
select
    cases.case_key,
    events.at_ms as sent_at_ms,
    min(events.source_id::bigint * 1099511627776 + events.source_row)
        as arrival,

from raw.events as events

inner join stg_cases as cases
    on events.case_id = cases.case_id

where
    events.type = 'survey_sent'
    and events.at_ms <= getvariable('as_of_ms')

group by
    cases.case_key,
    events.at_ms
