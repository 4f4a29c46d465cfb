-- One row per case, instant and kind of value that facts set at it (status,
-- severity, assignee): the value that holds after it, and who set that.
with

facts as (
    select * from int_acts
    where
        type in ('status', 'severity', 'assignee')
        and value is not null
        and case_key between getvariable('chunk_from')
            and getvariable('chunk_to')
)

select
    case_key,
    type,
    at_ms,
    bool_and(is_before_opening) as is_before_opening,
    case
        when count(*) = count(event_number) then arg_max(value, event_number)
        else arg_max(value, arrival)
    end as value,
    case
        when count(*) = count(event_number)
            then arg_max_null(actor_type, event_number)
        else arg_max_null(actor_type, arrival)
    end as actor_type,
    case
        when count(*) = count(event_number) then arg_max(arrival, event_number)
        else max(arrival)
    end as arrival,

from facts

group by
    case_key,
    type,
    at_ms
