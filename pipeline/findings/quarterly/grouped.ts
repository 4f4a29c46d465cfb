import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';

/** A row that belongs to one account, and to one of its policies if it names one. */
export interface OwnedRow {
  readonly account_id: string;
  readonly policy: string | null;
}

/** The rows of each account and policy; of an account alone, all of its rows. */
export interface Grouped<Row> {
  readonly of: (account: string, policy: string | null) => readonly Row[];
  readonly ofAccount: (account: string) => readonly Row[];
}

/** The rows of a query of `queries/findings/quarterly`, by account and policy, in the query's order. */
export async function grouped<Row extends OwnedRow>(
  warehouse: Warehouse,
  query: string,
): Promise<Grouped<Row>> {
  return groupedRows(await found<Row>(warehouse, `quarterly/${query}`));
}

/** Rows that are found already, by account and policy, in their order. */
export function groupedRows<Row extends OwnedRow>(rows: readonly Row[]): Grouped<Row> {
  const accounts = groupBy(rows, ({ account_id }) => account_id);
  const ofAccount = (account: string) => accounts.get(account) ?? [];
  return {
    of: (account, policy) => ofAccount(account).filter((row) => row.policy === policy),
    ofAccount,
  };
}

/** The items by a key, in the order in which the keys first come. */
export function groupBy<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [item]);
    else own.push(item);
  }
  return groups;
}
