-- One row per fact by which an agent satisfied an obligation of the month, over
-- all accounts: who that was. None in a report of one account.
select
    facts.arrival,
    min(facts.actor_id) as actor_id,

from scope_facts as facts

where
    facts.actor_type = 'agent'
    and facts.actor_id is not null
    and getvariable('report_account') is null
    and facts.arrival in (
        select satisfied_arrival
        from scope_rows
        where
            is_house
            and month = getvariable('report_month')
            and verdict in ('met', 'missed')
    )

group by facts.arrival
