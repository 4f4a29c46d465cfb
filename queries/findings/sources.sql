-- One row per file that was ingested, in that order.
select
    source_id,
    path,
    sha256,
    bytes,
    table_name,
    zone,
    rows_read,
    loaded,
    duplicates,
    quarantined,
    first_at_ms,
    last_at_ms,
    dst_gap_times,
    dst_overlap_times,

from raw.sources

order by
    ingest_order,
    source_id
