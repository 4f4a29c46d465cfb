-- One row per case of a product with releases and of a version that has a number:
-- whether its major version was among the newest ones when it was opened.
with

numbered as (
    select
        product,
        nullif(regexp_extract(version, '^[0-9]+'), '')::bigint as major,
        released_on,
    from raw.releases
),

majors as (
    select
        product,
        major,
        min(released_on) as released_on,
    from numbered
    where major is not null
    group by
        product,
        major
),

asking as (
    select
        openings.case_key,
        openings.opened_date,
        cases.product,
        nullif(
            regexp_extract(cases.product_version, '^[0-9]+'),
            ''
        )::bigint as major,
        versions.supported_majors,
    from int_case_contracts as openings
    inner join stg_cases as cases
        on openings.case_key = cases.case_key
    inner join policy.versions as versions
        on openings.policy = versions.policy
        and openings.opened_date between versions.effective_from
            and versions.effective_to
    where versions.supported_majors is not null
),

dates as (
    select
        product,
        opened_date,
        supported_majors,
    from asking
    where major is not null
    group by
        product,
        opened_date,
        supported_majors
),

oldest as (
    select
        dates.product,
        dates.opened_date,
        dates.supported_majors,
        list(majors.major order by majors.major desc) as released,
        released[least(dates.supported_majors, len(released))] as major,
    from dates
    inner join majors
        on dates.product = majors.product
        and dates.opened_date >= majors.released_on
    group by
        dates.product,
        dates.opened_date,
        dates.supported_majors
)

select
    asking.case_key,
    asking.major >= oldest.major as is_version_supported,

from asking

inner join oldest
    on asking.product = oldest.product
    and asking.opened_date = oldest.opened_date
    and asking.supported_majors = oldest.supported_majors

where asking.major is not null
