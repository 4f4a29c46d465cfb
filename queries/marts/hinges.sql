-- One row per set of scenarios that contradict the house, with the readings
-- that it names. A view.
with

masks as (
    select hinge_mask
    from ledger_rows
    where hinge_mask <> 0
    group by hinge_mask
),

named as (
    select
        masks.hinge_mask,
        string_agg(scenarios.reading, ',' order by scenarios.reading)
            as readings,
    from masks
    inner join (
        select
            reading,
            bit_or(1::hugeint << scenario_id) as mask,
        from policy.scenarios
        where reading is not null
        group by reading
    ) as scenarios
        on (masks.hinge_mask & scenarios.mask) <> 0
    group by masks.hinge_mask
)

select
    masks.hinge_mask,
    coalesce(named.readings, 'combination') as hinges_on,

from masks

left join named
    on masks.hinge_mask = named.hinge_mask
