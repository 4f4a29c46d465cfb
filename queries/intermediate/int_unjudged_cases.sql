-- One row per case that no policy version can judge, and why. A view.
select
    case_key,
    null::tinyint as promise_id,
    null::bigint as started_at_ms,
    case
        when policy is null then -1
        when is_unknown_policy then -2
        else -3
    end::integer as assignment_id,
    -1::hugeint as mask,
    true as is_house,
    is_default,
    case
        when policy is null then null
        when is_unknown_policy then 'policy'
        else 'policy version'
    end as missing_field,

from int_case_profiles

where
    version_key is null
    and case_key between getvariable('chunk_from') and getvariable('chunk_to')
