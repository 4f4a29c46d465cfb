-- One row per row in quarantine, in the order of files and rows.
select
    sources.path as file,
    sources.table_name,
    quarantine.row_number,
    quarantine.column_name,
    quarantine.value,
    quarantine.reason,

from raw.quarantine as quarantine

inner join raw.sources as sources
    on quarantine.source_id = sources.source_id

order by
    sources.ingest_order,
    sources.source_id,
    quarantine.row_number,
    quarantine.column_name
