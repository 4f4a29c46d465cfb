-- One row per case and procedure that it is promised, of this stretch of cases.
select
    cases.case_key,
    cases.profile_id,
    cases.version_key,
    cases.is_default,
    cases.opened_at_ms,
    cases.terminal_ms,
    cases.has_messages,
    cases.has_statuses,
    promises.promise_id,

from int_judged_cases as cases

inner join policy.version_promises as promises
    on cases.version_key = promises.version_key

inner join policy.promises as named
    on promises.promise_id = named.promise_id
    and not named.is_timed
    and named.promise <> 'deliverable'
