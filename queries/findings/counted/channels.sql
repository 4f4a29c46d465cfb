-- One row per case opened in the month: its channel, and whether the channel was
-- open.
select
    'channels' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    cases.tier,
    cases.severity,
    cases.channel as kind,
    case
        when cases.is_channel_open then 'in_hours'
        when not cases.is_channel_open then 'out_of_hours'
        else 'unknown'
    end as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from scope_openings as cases
