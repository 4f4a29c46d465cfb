import type { Warehouse } from '../warehouse/open.js';

/** How many obligations a case or account has in the period, how many of them are judged, how many missed, and how many of these waived. */
export interface Held {
  readonly counted: number;
  readonly judged: number;
  readonly missed: number;
  readonly waived: number;
}

/** All that did not move, by case and by account: what figures of cases and accounts count beside what moved. */
export interface Bystanders {
  readonly byCase: ReadonlyMap<string, Held>;
  readonly byAccount: ReadonlyMap<string, Held>;
}

/** The obligations that both runs tell alike: all but those in `moved`. */
export async function readBystanders(warehouse: Warehouse): Promise<Bystanders> {
  const by = async (holder: 'case_id' | 'account_id') => {
    const rows = await warehouse.rows<Held & { readonly holder: string }>(`
      select
          ${holder} as holder,
          count(*)::bigint as counted,
          count_if(verdict in ('met', 'missed'))::bigint as judged,
          count_if(verdict = 'missed')::bigint as missed,
          count_if(is_waived)::bigint as waived
      from published_ledger
      where
          is_counted
          and case_id is not null
          and ${holder} is not null
          and item not in (select item from moved where kind = 'obligation')
      group by ${holder}`);
    return new Map(rows.map(({ holder: id, ...held }) => [id, held] as const));
  };
  return { byCase: await by('case_id'), byAccount: await by('account_id') };
}
