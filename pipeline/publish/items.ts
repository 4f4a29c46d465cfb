import type { VerdictName } from '../findings/contract.js';
import type { Warehouse } from '../warehouse/open.js';

/** What a run says of one obligation; where it does not count it in the period, only what its scenarios say. */
export interface ObligationRow {
  readonly kind: 'obligation';
  readonly item: string;
  readonly obligation_id: string | null;
  readonly subject: string;
  readonly case_id: string | null;
  readonly account_id: string | null;
  readonly account: string | null;
  readonly policy_version: string | null;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly clause: string | null;
  readonly calendar: string | null;
  readonly target: string | null;
  readonly target_ms: number | null;
  readonly started_at_ms: number | null;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly elapsed_ms: number | null;
  readonly is_counted: boolean;
  readonly verdict: VerdictName | null;
  readonly reason: string | null;
  readonly hinges_on: string | null;
  readonly scenarios: string | null;
  readonly case_channel: string | null;
  readonly case_category: string | null;
  readonly case_group: string | null;
  readonly is_waived: boolean;
}

/** What a run says of one invitation to judge a case. */
export interface InvitationRow {
  readonly kind: 'invitation';
  readonly item: string;
  readonly case_id: string | null;
  readonly account_id: string | null;
  readonly at_ms: number;
  readonly scale: string;
  readonly is_invitation: boolean;
  readonly score: number | null;
  readonly answer: string;
}

export type ItemRow = ObligationRow | InvitationRow;

/** One of whom two runs say something else; null: the run does not have it. */
export interface MovedItem {
  readonly item: string;
  readonly kind: ItemRow['kind'];
  readonly before: ItemRow | null;
  readonly now: ItemRow | null;
}

const compared = {
  obligation: [
    'is_counted',
    'verdict',
    'tier',
    'severity',
    'target',
    'due_at_ms',
    'satisfied_at_ms',
    'ended_at_ms',
    'reason',
    'hinges_on',
    'scenarios',
    'case_channel',
    'case_category',
    'case_group',
    'is_waived',
  ],
  invitation: ['is_invitation', 'scale', 'score', 'answer'],
} as const;

/** Counted time is compared where it was judged: of what runs it grows by itself. */
const judgedTime = "if(verdict in ('met', 'missed'), elapsed_ms, null)";

const tables = { obligation: 'ledger', invitation: 'invitations' } as const;

/** Every item of which `before_…` and `published_…` say something else, in the order of their names; the temporary table `moved` keeps which. */
export async function movedItems(warehouse: Warehouse): Promise<MovedItem[]> {
  await warehouse.run(`
    create or replace temp table moved as
    ${(['obligation', 'invitation'] as const).map(movedOf).join(' union all ')}`);
  const moved: MovedItem[] = [];
  for (const kind of ['obligation', 'invitation'] as const) {
    const before = await rowsOf(warehouse, kind, `before_${tables[kind]}`);
    const now = await rowsOf(warehouse, kind, `published_${tables[kind]}`);
    for (const item of [...new Set([...before.keys(), ...now.keys()])].sort()) {
      moved.push({ item, kind, before: before.get(item) ?? null, now: now.get(item) ?? null });
    }
  }
  return moved;
}

function movedOf(kind: ItemRow['kind']): string {
  const time = kind === 'obligation' ? `, ${judgedTime}` : '';
  const told = (side: 'before' | 'published') =>
    `(select item, case_id, account_id, hash(${compared[kind].join(', ')}${time}) as content
    from ${side}_${tables[kind]})`;
  return `
    select
        '${kind}' as kind,
        coalesce(past.item, present.item) as item,
        coalesce(present.case_id, past.case_id) as case_id,
        past.account_id as past_account_id,
        present.account_id as account_id
    from ${told('before')} as past
    full outer join ${told('published')} as present on past.item = present.item
    where past.content is distinct from present.content`;
}

async function rowsOf(
  warehouse: Warehouse,
  kind: ItemRow['kind'],
  table: string,
): Promise<Map<string, ItemRow>> {
  const rows = await warehouse.rows<ItemRow>(
    `select '${kind}' as kind, * from ${table} 
    where item in (select item from moved where kind = '${kind}')`,
  );
  return new Map(rows.map((row) => [row.item, row]));
}

/** Every item of the run that a warehouse holds, by kind and name. */
export async function itemsNow(
  warehouse: Warehouse,
  wanted: ReadonlySet<string>,
): Promise<Map<string, ItemRow>> {
  const found = new Map<string, ItemRow>();
  for (const kind of ['obligation', 'invitation'] as const) {
    const rows = await warehouse.rows<ItemRow>(
      `select '${kind}' as kind, * from published_${tables[kind]}`,
    );
    for (const row of rows) {
      if (wanted.has(nameOf(row))) found.set(nameOf(row), row);
    }
  }
  return found;
}

/** What tells an item from every other of its run. */
export function nameOf({ kind, item }: Pick<ItemRow, 'kind' | 'item'>): string {
  return `${kind} ${item}`;
}

/** Whether two runs say the same of an item. */
export function saysTheSame(before: ItemRow | null, now: ItemRow | null): boolean {
  if (before === null || now === null) return before === now;
  if (before.kind === 'obligation' && now.kind === 'obligation') {
    return (
      compared.obligation.every((column) => before[column] === now[column]) &&
      judgedMs(before) === judgedMs(now)
    );
  }
  if (before.kind === 'invitation' && now.kind === 'invitation') {
    return compared.invitation.every((column) => before[column] === now[column]);
  }
  return false;
}

function judgedMs({ verdict, elapsed_ms }: ObligationRow): number | null {
  return verdict === 'met' || verdict === 'missed' ? elapsed_ms : null;
}
