import type { Policy } from '../../pipeline/policy/schema.js';
import type { HolidayRow } from './calendar.js';
import type {
  AccountRow,
  CaseRow,
  ContactRow,
  ContractRow,
  EngagementRow,
  EventRow,
  LedgerRow,
  ReleaseRow,
  SurveyRow,
} from './case.js';
import { contractOf, earlierVersions, versionOf } from './contract.js';
import { isRequesterNamed, isWidespread } from './neighbours.js';
import { deliverables } from './procedures/deliverables.js';
import { isVersionSupported } from './releases.js';
import { replayCase } from './replay-case.js';

/** Everything that an export holds. */
export interface World {
  readonly cases: readonly CaseRow[];
  readonly events: Readonly<Record<string, readonly EventRow[]>>;
  readonly accounts: readonly AccountRow[];
  readonly contracts: readonly ContractRow[];
  readonly contacts: readonly ContactRow[];
  readonly holidays: readonly HolidayRow[];
  readonly surveys: readonly SurveyRow[];
  readonly engagements: readonly EngagementRow[];
  readonly releases: readonly ReleaseRow[];
}

/**
 * The ledger of a whole export under policies as they stand. `house` has the versions as they are written, for those that
 * the policies given leave out.
 */
export function replayWorld(
  world: World,
  policies: readonly Policy[],
  asOf: number,
  house: readonly Policy[] = policies,
): LedgerRow[] {
  const kinds = new Set(
    Object.values(world.events)
      .flat()
      .map(({ type }) => type),
  );
  if (world.surveys.length > 0) kinds.add('survey_sent');
  const around = {
    hasMessages: kinds.has('message'),
    hasStatuses: kinds.has('status'),
    kinds,
    holidays: world.holidays,
  };
  const standing = house.map((one) => policies.find((policy) => isSame(policy, one)) ?? one);
  const ofCases = world.cases
    .filter((row) => row.opened_at_ms <= asOf)
    .flatMap((row) => {
      const account = world.accounts.find((one) => one.account_id === row.account_id) ?? null;
      const contract = contractOf(row, account, world.contracts);
      if (contract === null) return [bare(row, null, 'excluded', 'no contract')];
      const policy = versionOf(row, account, contract, policies);
      if (typeof policy === 'string') return [bare(row, contract, 'unmeasured', policy)];
      const events = world.events[row.case_id] ?? [];
      const moreOf = (version: Policy) => ({
        is_requester_named: isRequesterNamed(world, row, account),
        is_widespread: isWidespread(world, version, row),
        is_version_supported: isVersionSupported(world.releases, version, row, account),
      });
      const earlier = earlierVersions(row, account, contract, policy, standing);
      return replayCase(policy, row, events, account, contract, asOf, {
        ...around,
        more: moreOf(policy),
        invitations: invitationsOf(world, row),
        earlier: earlier.map((version) => ({ policy: version, more: moreOf(version) })),
      });
    });
  return [...ofCases, ...deliverables(world, policies, asOf, standing)];
}

function isSame(one: Policy, other: Policy): boolean {
  return one.id === other.id && one.version === other.version;
}

function invitationsOf({ surveys }: World, { case_id }: CaseRow): number[] {
  return surveys
    .filter((survey) => survey.case_id === case_id)
    .map(({ sent_at_ms }) => sent_at_ms)
    .filter((at) => at !== null);
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
