-- One row per obligation of the period: that in which the house counts it, else
-- that of the other terms.
select
    * exclude (house_verdict, whatif_verdict),
    house_verdict as house,
    whatif_verdict as whatif,

from whatif_rows

where
    promise is not null
    and (
        getvariable('whatif_account') is null
        or account_id = getvariable('whatif_account')
    )
    and case getvariable('whatif_period')
        when 'opening' then opened_at_ms
        when 'fulfilment' then coalesce(satisfied_at_ms, period_at_ms)
        else period_at_ms
    end between getvariable('whatif_from_ms') and getvariable('whatif_to_ms') - 1
