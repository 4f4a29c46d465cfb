-- One row per thing that was counted beside obligations, the first so many of
-- each sort: those of the period and those that figures single out before the rest.
select
    *,
    count(*) over sorts as total,

from counted_rows

where
    month = getvariable('report_month')
    or what in ('invitations', 'answers')
    or getvariable('counted_is_whole')

window
    sorts as (partition by what),
    first_of_all as (
        partition by what
        order by
            month desc,
            says not in (
                'overtook', 'overtaken', 'not_good', 'avoided', 'lowered',
                'out_of_hours', 'not_yet', 'too_many', 'unanswered', 'left_so'
            ),
            amount desc nulls last,
            at_ms,
            case_id,
            promise,
            kind,
            says,
            mark,
            tier,
            severity,
            account_id
    )

qualify row_number() over first_of_all <= getvariable('counted_limit')

order by
    what,
    row_number() over first_of_all
