-- One row per escalation of the month and follower: how soon a manager, or anyone
-- of ours, did something on the case.
select
    'escalations' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    followers.follower as kind,
    if(
        followers.follower = 'manager' and escalations.manager_at_ms is null
        or followers.follower = 'anyone' and escalations.human_at_ms is null,
        'not_yet',
        'followed'
    ) as says,
    null::varchar as mark,
    (
        if(
            followers.follower = 'manager',
            escalations.manager_at_ms,
            escalations.human_at_ms
        )
        - escalations.at_ms
    )::double as amount,
    escalations.at_ms,
    getvariable('report_month') as month,

from escalation_rows as escalations

inner join scope_cases as cases
    on escalations.case_key = cases.case_key

cross join (select unnest(['manager', 'anyone']) as follower) as followers
