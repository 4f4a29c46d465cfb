-- One row: whether the data tells of any of those cases what became of it.
select
    exists (
        select 1
        from scope_facts
        where type = 'status'
    )
    or exists (
        select 1
        from raw.cases as rows
        inner join scope_cases as cases
            on rows.case_id = cases.case_id
        where
            rows.solved_at_ms is not null
            or rows.closed_at_ms is not null
    ) as has_ends
