-- One row per case: its first answers of each kind, its end, and what the last
-- instant left.
select
    case_key,
    min(at_ms) filter (where human_arrival is not null) as first_human_ms,
    arg_min(human_arrival, at_ms) filter (where human_arrival is not null)
        as first_human_arrival,
    min(at_ms) filter (where our_arrival is not null) as first_our_ms,
    arg_min(our_arrival, at_ms) filter (where our_arrival is not null)
        as first_our_arrival,
    min(at_ms) filter (where unknown_field is not null) as first_unknown_ms,
    arg_min(unknown_field, at_ms) filter (where unknown_field is not null)
        as first_unknown_field,
    min(at_ms) filter (where our_unknown_field is not null)
        as first_our_unknown_ms,
    arg_min(our_unknown_field, at_ms)
        filter (where our_unknown_field is not null)
        as first_our_unknown_field,
    min(at_ms) filter (where is_terminal) as terminal_ms,
    arg_max(severity_id, at_ms) filter (where severity_id is not null)
        as last_severity_id,

from int_case_instants

group by case_key
