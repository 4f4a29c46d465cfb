import type { Cause } from '../findings/contract.js';
import type { FactChange } from './facts.js';
import { type ItemRow, type MovedItem, saysTheSame } from './items.js';

const dayMs = 86_400_000;

/** What is known of the changes to facts, to say which of them touch an item. */
export interface ChangedFacts {
  readonly byCase: ReadonlyMap<string, readonly FactChange[]>;
  readonly byAccount: ReadonlyMap<string, readonly FactChange[]>;
  readonly holidays: readonly FactChange[];
  /** Calendar keys of the holidays table that the house reads, and that any reading does. */
  readonly lists: { readonly house: ReadonlySet<string>; readonly any: ReadonlySet<string> };
  readonly releases: readonly FactChange[];
  /** Kinds of change to any case or account: what acts through crowds. */
  readonly others: readonly Pick<FactChange, 'table_name' | 'kind'>[];
  /** The product of a case, for releases. */
  readonly productOf: ReadonlyMap<string, string>;
}

/** The causes by which data moved an item: its case's facts, its account's, lists that reach into its time; only where these are as they were, other cases'. */
export function causesByData(
  { before, now }: Pick<MovedItem, 'before' | 'now'>,
  changed: ChangedFacts,
): Cause[] {
  const item = now ?? before;
  if (item === null) return [];
  const accounts = [...new Set([before?.account_id, now?.account_id])];
  const near = [
    ...toCauses('case', changed.byCase.get(item.case_id ?? '') ?? []),
    ...accounts.flatMap((id) => toCauses('account', changed.byAccount.get(id ?? '') ?? [])),
    ...toCauses('list', changed.holidays.filter(reachesInto(before, now, changed))),
    ...toCauses('list', changed.releases.filter(isOfProduct(item, changed))),
  ];
  return distinct(near.length > 0 ? near : toCauses('others', changed.others));
}

/** Each cause once, in the order given. */
export function distinct(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.map((cause) => [causeKey(cause), cause])).values()];
}

/** What tells a cause from others. */
export function causeKey({ kind, subject, through }: Cause): string {
  return [kind, subject ?? '', through ?? ''].join('/');
}

function toCauses(
  through: Cause['through'],
  changes: readonly Pick<FactChange, 'table_name' | 'kind'>[],
): Cause[] {
  return changes.map(({ table_name, kind }) => ({
    kind,
    subject: table_name === 'case' ? null : table_name,
    through,
  }));
}

/** A date of a list counts for what was running on it, or the day before or after by another zone's clock. */
function reachesInto(before: ItemRow | null, now: ItemRow | null, { lists }: ChangedFacts) {
  const instants = [before, now].flatMap((row) =>
    row?.kind === 'obligation'
      ? [row.started_at_ms, row.due_at_ms, row.satisfied_at_ms, row.ended_at_ms].filter(
          (at) => at !== null,
        )
      : [],
  );
  const from = Math.min(...instants) - 2 * dayMs;
  const to = Math.max(...instants) + 2 * dayMs;
  return ({ key }: FactChange): boolean => {
    const read = isHouseTheSame(before, now) ? lists.any : lists.house;
    if (!read.has(key.split('/')[1] ?? '')) return false;
    const at = Date.parse(`${key.slice(0, 10)}T00:00:00Z`);
    return at >= from && at <= to;
  };
}

/** Whether only what other readings say of it differs. */
function isHouseTheSame(before: ItemRow | null, now: ItemRow | null): boolean {
  if (before?.kind !== 'obligation' || now?.kind !== 'obligation') return false;
  const readings = { hinges_on: null, scenarios: null };
  return saysTheSame({ ...before, ...readings }, { ...now, ...readings });
}

function isOfProduct({ case_id }: ItemRow, { productOf }: ChangedFacts) {
  const product = productOf.get(case_id ?? '');
  return ({ key }: FactChange): boolean => product !== undefined && key.startsWith(`${product}/`);
}
