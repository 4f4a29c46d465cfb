-- One row per scenario: the month's judged cases under it with every promise kept, and with a miss.
with

judged as (
    select
        case_key,
        bit_or(mask) as judged_mask,
        coalesce(bit_or(mask) filter (where verdict = 'missed'), 0) as miss_mask,
    from scope_rows
    where
        month = getvariable('report_month')
        and verdict in ('met', 'missed')
    group by case_key
),

alike as (
    select
        judged_mask,
        miss_mask,
        count(*)::bigint as cases,
    from judged
    group by
        judged_mask,
        miss_mask
)

select
    scenarios.scenario,
    sum(if(((miss_mask >> scenario_id) & 1) = 0, cases, 0))::bigint as met,
    sum(if(((miss_mask >> scenario_id) & 1) = 1, cases, 0))::bigint as missed,

from alike

inner join policy.scenarios as scenarios
    on scenarios.why_not is null
    and ((alike.judged_mask >> scenarios.scenario_id) & 1) = 1

group by scenarios.scenario
