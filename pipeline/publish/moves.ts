import type { ItemState, ObligationMove } from '../findings/contract.js';
import { distinct } from './attribute.js';
import type { ItemRow, ObligationRow } from './items.js';
import type { Way } from './way.js';

/** The obligations of which a reader is told something else, by case and start. */
export function movesOf(ways: readonly Way[]): ObligationMove[] {
  return ways
    .flatMap(({ moved, turns }) => {
      const before = counted(moved.before);
      const now = counted(moved.now);
      const told = now ?? before;
      if (told === null || isToldTheSame(before, now)) return [];
      return [
        {
          obligationId: told.obligation_id ?? told.item,
          caseId: told.case_id,
          accountId: told.account_id,
          account: told.account,
          before: before === null ? null : stateOf(before),
          now: now === null ? null : stateOf(now),
          causes: distinct(turns.flatMap(({ causes }) => causes)),
        },
      ];
    })
    .sort((a, b) => (a.obligationId < b.obligationId ? -1 : 1));
}

/** Time that goes by, and what other readings say while none hangs on them, tells a reader nothing else. */
function isToldTheSame(before: ObligationRow | null, now: ObligationRow | null): boolean {
  if (before === null || now === null) return before === now;
  return (
    before.verdict === now.verdict &&
    before.tier === now.tier &&
    before.severity === now.severity &&
    before.target === now.target &&
    before.due_at_ms === now.due_at_ms &&
    before.satisfied_at_ms === now.satisfied_at_ms &&
    before.ended_at_ms === now.ended_at_ms &&
    before.reason === now.reason &&
    before.hinges_on === now.hinges_on
  );
}

function counted(row: ItemRow | null): ObligationRow | null {
  return row?.kind === 'obligation' && row.is_counted ? row : null;
}

function stateOf(row: ObligationRow): ItemState {
  return {
    verdict: row.verdict ?? 'unmeasured',
    promise: row.promise,
    tier: row.tier,
    severity: row.severity,
    policyVersion: row.policy_version,
    target: row.target,
    dueAtMs: row.due_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    endedAtMs: row.ended_at_ms,
    elapsedMs: row.elapsed_ms,
    reason: row.reason,
    hingesOn: row.hinges_on,
  };
}
