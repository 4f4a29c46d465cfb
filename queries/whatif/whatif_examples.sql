-- One row per response that the one judges met and the other missed: five of
-- each, the latest past its due first.
select
    promise,
    case_id,
    tier,
    severity,
    started_at_ms,
    satisfied_at_ms,
    house,
    house_target,
    house_due_at_ms,
    whatif,
    whatif_target,
    whatif_due_at_ms,

from whatif_scope

where
    (house = 'met' and whatif = 'missed')
    or (house = 'missed' and whatif = 'met')

qualify
    row_number() over (
        partition by
            promise,
            house
        order by
            coalesce(satisfied_at_ms, getvariable('whatif_as_of_ms'))
            - if(house = 'missed', house_due_at_ms, whatif_due_at_ms)
                desc nulls last,
            case_id,
            started_at_ms
    ) <= 5

order by
    promise,
    house,
    coalesce(satisfied_at_ms, getvariable('whatif_as_of_ms'))
    - if(house = 'missed', house_due_at_ms, whatif_due_at_ms) desc nulls last,
    case_id,
    started_at_ms
