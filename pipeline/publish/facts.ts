import type { Warehouse } from '../warehouse/open.js';
import { keepNow, textOf } from './queries.js';

/** A fact that two runs tell otherwise, up to the earlier run's as-of instant. */
export interface FactChange {
  readonly table_name: string;
  readonly key: string;
  readonly case_id: string | null;
  readonly account_id: string | null;
  readonly kind: 'late' | 'corrected';
}

/** How many facts of one table and file are told otherwise. */
export interface FactTally {
  readonly kind: 'late' | 'corrected' | 'newer';
  readonly table: string;
  readonly source: string | null;
  readonly facts: number;
}

/** Gathers the facts of a warehouse up to an instant: those of these cases each by itself; so many events at a time, that they fit into memory. */
export async function gatherFacts(
  warehouse: Warehouse,
  untilMs: number,
  concerned: string,
  eventsAtOnce = 1_500_000,
): Promise<void> {
  await warehouse.run(`set variable facts_until_ms = ${untilMs}::bigint`);
  await warehouse.run(
    `create or replace temp table facts_concerned as
    select case_id from ${concerned} where case_id is not null group by case_id`,
  );
  const chunks = await chunksOf(warehouse, eventsAtOnce);
  await warehouse.run(`set variable facts_chunks = ${chunks}::ubigint`);
  await warehouse.run('set variable facts_chunk = 0::ubigint');
  await keepNow(warehouse, 'facts');
  for (let chunk = 1; chunk < chunks; chunk += 1) {
    await warehouse.run(`set variable facts_chunk = ${chunk}::ubigint`);
    await warehouse.run(`insert into published_facts ${textOf('published_facts')}`);
  }
}

/** Into how many parts the cases are divided, so that the facts of one fit into memory. */
async function chunksOf(warehouse: Warehouse, eventsAtOnce: number): Promise<number> {
  const [counted] = await warehouse.rows<{ events: number }>(
    'select count(*)::bigint as events from raw.events',
  );
  return Math.max(1, Math.ceil((counted?.events ?? 0) / eventsAtOnce));
}

/** Holds the facts of now against those that were recorded, up to the earlier as-of instant. */
export async function holdFacts(warehouse: Warehouse, untilMs: number): Promise<void> {
  await gatherFacts(
    warehouse,
    untilMs,
    "(select case_id from before_facts where table_name <> 'case')",
  );
  await warehouse.run(`create or replace temp table fact_changes as ${textOf('fact_changes')}`);
}

/**
 * The same of two recordings. Cases of which one knows only the sum are summed up in the other; where the as-of instants differ such sums
 * cannot be compared, and these cases are left aside.
 */
export async function holdRecordedFacts(
  warehouse: Warehouse,
  untilMs: number,
  nowMs: number,
): Promise<void> {
  await warehouse.run(`delete from published_facts where coalesce(at_ms, 0) > ${untilMs}`);
  await warehouse.run(`
    create or replace temp table facts_concerned as
    select key as case_id from before_facts where table_name = 'case'
    union
    select key from published_facts where table_name = 'case'`);
  for (const side of ['before', 'published']) {
    await warehouse.run(`
      create or replace temp table ${side}_facts as
      select * from ${side}_facts
      where
          table_name = 'case'
          or case_id is null
          or case_id not in (select case_id from facts_concerned)
      union all by name
      select
          'case' as table_name,
          case_id as key,
          case_id,
          md5(string_agg(content, ' ' order by table_name, key, content)) as content,
          count(*) as facts
      from ${side}_facts
      where table_name <> 'case' and case_id in (select case_id from facts_concerned)
      group by case_id`);
    if (untilMs !== nowMs) {
      await warehouse.run(`delete from ${side}_facts where table_name = 'case'`);
    }
  }
  await warehouse.run(`create or replace temp table fact_changes as ${textOf('fact_changes')}`);
}

/** How many facts are told otherwise, by table and file; those of cases that nobody counts are counted together. */
export async function tallyFacts(
  warehouse: Warehouse,
  fromMs: number,
  toMs: number,
): Promise<FactTally[]> {
  const changed = await warehouse.rows<FactTally>(`
    select
        kind,
        if(table_name = 'case', 'other cases', table_name) as "table",
        source,
        sum(facts)::bigint as facts
    from fact_changes
    group by all
    order by kind desc, "table", source`);
  const newer = await warehouse.rows<FactTally>(`
    select 'newer' as kind, 'events' as "table", sources.path as source, count(*)::bigint as facts
    from raw.events as events
    left join raw.sources as sources
        on coalesce(events.content_source_id, events.source_id) = sources.source_id
    where events.at_ms > ${fromMs} and events.at_ms <= ${toMs}
    group by sources.path
    order by sources.path`);
  return [...changed, ...newer];
}

/** The changes that can have moved the items of `moved`: of their cases and accounts, of lists and releases. */
export async function changesFor(warehouse: Warehouse): Promise<FactChange[]> {
  return warehouse.rows<FactChange>(`
    select table_name, key, case_id, account_id, kind
    from fact_changes
    where
        case_id in (select case_id from moved)
        or account_id in (select account_id from moved)
        or account_id in (select past_account_id from moved)
        or (case_id is null and account_id is null)
    order by table_name, key, case_id, account_id`);
}

/** The products of the cases of `moved`. */
export async function productsOf(warehouse: Warehouse): Promise<Map<string, string>> {
  const rows = await warehouse.rows<{ case_id: string; product: string }>(`
    select case_id, product
    from raw.cases
    where product is not null and case_id in (select case_id from moved)`);
  return new Map(rows.map(({ case_id, product }) => [case_id, product]));
}

/** Which kinds of change there are to other cases and accounts. */
export async function otherKinds(
  warehouse: Warehouse,
): Promise<{ readonly table_name: string; readonly kind: FactChange['kind'] }[]> {
  return warehouse.rows(`
    select if(case_id is null, table_name, 'cases') as table_name, kind
    from fact_changes
    where case_id is not null or account_id is not null
    group by all
    order by table_name, kind desc`);
}
