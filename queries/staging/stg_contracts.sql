-- One row per contract, its dates closed at both ends.
select
    account_id,
    policy,
    tier,
    plan,
    starts_on,
    coalesce(ends_on, date '9999-12-31') as ends_on,

from raw.contracts
