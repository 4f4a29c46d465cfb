-- One row: the obligations, and the SHA-256 over their ids and verdicts, one line each, in the
-- order of the ids.
select
    count(*)::bigint as obligations,
    count(distinct case_id)::bigint as cases,
    sha256(
        coalesce(
            string_agg(
                obligation_id || chr(9) || verdict || chr(10),
                ''
                order by obligation_id
            ),
            ''
        )
    ) as sha256,

from audited_rows
