-- One row per outcome that breaks with the list of scenarios: it belongs to none
-- or to one that was not computed, or hinges on a scenario that agrees.
with

computed as (
    select bit_or(1::hugeint << scenario_id) as mask
    from policy.scenarios
    where why_not is null
)

select
    outcomes.case_key,
    outcomes.promise_id,
    outcomes.started_at_ms,
    outcomes.assignment_id,
    outcomes.mask::text as mask,
    outcomes.hinge_mask::text as hinge_mask,

from ledger_rows as outcomes

cross join computed

where
    outcomes.mask = 0
    or outcomes.is_house <> ((outcomes.mask & 1) = 1)
    or (outcomes.hinge_mask & ~computed.mask) <> 0
    or (outcomes.is_house and (outcomes.mask & outcomes.hinge_mask) <> 0)
    or (
        outcomes.assignment_id >= 0
        and (outcomes.mask & ~computed.mask) <> 0
    )
