/**
 * The tables that ingest fills: canonical columns, instants as epoch milliseconds, and where each row came from. An event keeps the source and row of
 * its first arrival, which order it; `content_…` say from where a later content came, if one replaced the first.
 */
export const rawTables = `
create schema if not exists raw;
create schema if not exists policy;

create table if not exists raw.sources (
    source_id integer, path text, sha256 text, bytes bigint, format text,
    compression text, table_name text, connector text, zone text,
    exported_at_ms bigint, ingest_order integer, rows_read bigint,
    loaded bigint, duplicates bigint, quarantined bigint, first_at_ms bigint,
    last_at_ms bigint, columns text[], dst_gap_times bigint,
    dst_overlap_times bigint, recipe json
);
alter table raw.sources add column if not exists recipe json;
create table if not exists raw.quarantine (
    source_id integer, row_number bigint, column_name text, value text,
    reason text
);
create table if not exists raw.cases (
    case_id text, account_id text, opened_at_ms bigint, severity text,
    channel text, category text, environment text, product text,
    product_version text, requester_id text, requester_country text,
    subject text, opened_by_type text, closure_code text,
    previous_case_id text, first_response_at_ms bigint, solved_at_ms bigint,
    closed_at_ms bigint, csat_score double, csat_scale_min double,
    csat_scale_max double, row_facts text[], extra json,
    source_id integer, source_row bigint
);
create table if not exists raw.events (
    case_id text, at_ms bigint, type text, actor_type text, actor_id text,
    actor_role text, visibility text, channel text, value text,
    previous_value text, event_id text, note text, extra json,
    source_id integer, source_row bigint, content_source_id integer,
    content_row bigint
);
create table if not exists raw.accounts (
    account_id text, name text, site text, country text, time_zone text,
    success_manager text, account_manager text, onboarding_completed_on date,
    is_new_user boolean, sdk_in_use boolean, active boolean, extra json,
    source_id integer, source_row bigint
);
create table if not exists raw.contracts (
    account_id text, policy text, tier text, starts_on date, ends_on date,
    plan text, extra json, source_id integer, source_row bigint
);
create table if not exists raw.contacts (
    account_id text, contact_id text, named_from date, named_to date,
    extra json, source_id integer, source_row bigint
);
create table if not exists raw.surveys (
    case_id text, sent_at_ms bigint, answered_at_ms bigint, score double,
    scale_min double, scale_max double, comment text, respondent_id text,
    extra json, source_id integer, source_row bigint
);
create table if not exists raw.engagements (
    account_id text, held_at_ms bigint, type text, duration_minutes double,
    held_by_role text, extra json, source_id integer, source_row bigint
);
create table if not exists raw.releases (
    product text, version text, released_on date, extra json,
    source_id integer, source_row bigint
);
create table if not exists raw.holidays (
    date date, calendar text, name text, opens text, closes text, extra json,
    source_id integer, source_row bigint
);
create table if not exists raw.superseded (
    table_name text, key text, content json, source_id integer,
    source_row bigint, superseded_by_source_id integer
);
`;
