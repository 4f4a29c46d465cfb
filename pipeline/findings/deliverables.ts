import type { Warehouse } from '../warehouse/open.js';
import type { DeliverableFinding, DeliverableRow, ScopeFinding } from './contract.js';
import { found } from './queries.js';

interface Row {
  readonly account: string;
  readonly deliverable: string;
  readonly name: string;
  readonly clause: string | null;
  readonly tier: string | null;
  readonly started_at_ms: number;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly verdict: DeliverableRow['verdict'];
  readonly reason: string | null;
}

/** What each account was to be given besides answers: those of the quarter that the month lies in, of the one before, and what is owed once. */
export async function findDeliverables(
  warehouse: Warehouse,
  { toMs }: ScopeFinding,
): Promise<DeliverableFinding[]> {
  const rows = await found<Row>(warehouse, 'deliverable_rows');
  const ids = [...new Set(rows.map(({ deliverable }) => deliverable))];
  return ids.map((id) => {
    const own = rows.filter(({ deliverable }) => deliverable === id);
    const dated = own.filter(({ due_at_ms }) => due_at_ms !== null);
    const [first] = own;
    // Quarters begin at each account's own midnight, so the month's end tells them apart with a day to spare.
    const now = dated.filter(({ due_at_ms }) => (due_at_ms ?? 0) >= toMs - dayMs);
    const before = dated.filter(
      ({ due_at_ms }) =>
        (due_at_ms ?? 0) < toMs - dayMs && (due_at_ms ?? 0) >= toMs - dayMs - quarterMs,
    );
    return {
      deliverable: id,
      name: first?.name ?? id,
      clause: first?.clause ?? null,
      isQuarterly: dated.length > 0,
      now: (dated.length > 0 ? now : own).map(rowOf),
      before: before.map(rowOf),
    };
  });
}

const dayMs = 86_400_000;
const quarterMs = 92 * dayMs;

function rowOf(row: Row): DeliverableRow {
  return {
    account: row.account,
    tier: row.tier,
    startedAtMs: row.started_at_ms,
    dueAtMs: row.due_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    verdict: row.verdict,
    reason: row.reason,
  };
}
