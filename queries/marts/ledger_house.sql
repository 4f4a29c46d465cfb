-- One row per obligation as the house reads it, without its number and the
-- facts behind it. A view.
select * exclude (scenario)

from obligations

where
    scenario = 'house'
    and is_house
