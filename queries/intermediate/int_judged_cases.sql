-- One row per case that a policy version judges: its kind, its turns and the
-- severity that it opened with.
select
    profiles.*,
    turns.* exclude (case_key),
    openings.severity_id,

from int_case_profiles as profiles

inner join int_case_turns as turns
    on profiles.case_key = turns.case_key

inner join int_timeline as openings
    on profiles.case_key = openings.case_key
    and openings.is_opening

where profiles.version_key is not null
