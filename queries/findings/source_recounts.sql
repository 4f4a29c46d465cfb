-- One row per file: its rows in quarantine, counted again.
select
    sources.source_id,
    count(quarantine.source_id)::bigint as quarantined,

from raw.sources as sources

left join raw.quarantine as quarantine
    on sources.source_id = quarantine.source_id

group by sources.source_id
