import type { Policy } from '../../pipeline/policy/schema.js';
import type { HolidayRow } from './calendar.js';
import type { AccountRow, CaseRow, ContactRow, ContractRow, EventRow, LedgerRow } from './case.js';
import { contractOf, versionOf } from './contract.js';
import { isRequesterNamed, isWidespread } from './neighbours.js';
import { replayCase } from './replay-case.js';

/** Everything that an export holds. */
export interface World {
  readonly cases: readonly CaseRow[];
  readonly events: Readonly<Record<string, readonly EventRow[]>>;
  readonly accounts: readonly AccountRow[];
  readonly contracts: readonly ContractRow[];
  readonly contacts: readonly ContactRow[];
  readonly holidays: readonly HolidayRow[];
}

/** The ledger of a whole export under policies as they stand. */
export function replayWorld(world: World, policies: readonly Policy[], asOf: number): LedgerRow[] {
  const all = Object.values(world.events).flat();
  const around = {
    hasMessages: all.some((event) => event.type === 'message'),
    hasStatuses: all.some((event) => event.type === 'status'),
    holidays: world.holidays,
  };
  return world.cases
    .filter((row) => row.opened_at_ms <= asOf)
    .flatMap((row) => {
      const account = world.accounts.find((one) => one.account_id === row.account_id) ?? null;
      const contract = contractOf(row, account, world.contracts);
      if (contract === null) return [bare(row, null, 'excluded', 'no contract')];
      const policy = versionOf(row, account, contract, policies);
      if (typeof policy === 'string') return [bare(row, contract, 'unmeasured', policy)];
      const events = world.events[row.case_id] ?? [];
      const more = {
        is_requester_named: isRequesterNamed(world, row, account),
        is_widespread: isWidespread(world, policy, row),
      };
      return replayCase(policy, row, events, account, contract, asOf, { ...around, more });
    });
}

/** A row that says only that nothing is owed, or nothing can be told. */
function bare(
  row: CaseRow,
  contract: ContractRow | null,
  verdict: string,
  reason: string,
): LedgerRow {
  return {
    case_id: row.case_id,
    account_id: row.account_id,
    policy: contract?.policy ?? null,
    policy_version: null,
    tier: contract?.tier ?? null,
    severity: null,
    promise: null,
    sequence: 1,
    clause: null,
    calendar: null,
    target: null,
    target_ms: null,
    target_low_ms: null,
    started_at_ms: null,
    due_at_ms: null,
    due_low_at_ms: null,
    satisfied_at_ms: null,
    ended_at_ms: null,
    elapsed_ms: null,
    overdue_ms: null,
    targets_in_gap: null,
    verdict,
    reason,
  };
}
