-- One row per unit that is among the first of its stratum by hash, as many as the whole sample has.
select
    unit,
    case_id,
    policy,
    promise,
    tier,
    severity,
    verdict,
    draw_key,
    row_number() over (
        partition by
            policy,
            promise,
            tier,
            severity,
            verdict
        order by
            draw_key,
            unit
    ) as place,

from sample_units

qualify place <= getvariable('sample_size')

order by
    draw_key,
    unit
