import type { Policy } from '../../../pipeline/policy/schema.js';
import type { AccountRow, ContractRow, LedgerRow } from '../case.js';
import { fits, wordOf } from '../conditions.js';
import { versionOn } from '../contract.js';
import { accountFacts } from '../facts.js';
import { plusDays } from '../dates.js';
import { applyRules } from '../rules.js';
import type { World } from '../world.js';
import { type Period, quartersOf, termOf } from './periods.js';
import { type Course, endsOf, unended } from './row.js';

type Deliverable = Policy['procedures']['deliverables'][string];

/** What accounts are owed by their contracts, whether they open cases or not; each once, by the contract latest to start. */
export function deliverables(
  world: World,
  policies: readonly Policy[],
  asOf: number,
  standing: readonly Policy[] = policies,
): LedgerRow[] {
  const owed = new Map<string, LedgerRow>();
  const isDelivered = ({ policy }: ContractRow) =>
    policies.some(({ id, procedures }) => {
      return id === policy && Object.keys(procedures.deliverables).length > 0;
    });
  const oldestFirst = world.contracts
    .filter(isDelivered)
    .sort((a, b) => (a.starts_on < b.starts_on ? -1 : 1));
  const begins = Math.min(
    ...world.cases.map(({ opened_at_ms }) => opened_at_ms).filter((at) => at <= asOf),
  );
  const once = new Map<string, Once>();
  for (const contract of oldestFirst) {
    const account = world.accounts.find(({ account_id }) => account_id === contract.account_id);
    const zone = account?.time_zone ?? 'UTC';
    for (const period of [...quartersOf(contract, zone, asOf), termOf(contract, zone)]) {
      if (period.each === 'quarter' && period.starts < begins) continue;
      const policy = versionOn(policies, contract.policy, period.date);
      for (const [id, promised] of Object.entries(policy?.procedures.deliverables ?? {})) {
        if (policy === undefined || !promised.judged || promised.each !== period.each) continue;
        const facts = accountFacts(policy, account ?? null, contract);
        if (fits(promised.when, facts) !== true) continue;
        if (period.each === 'quarter' && !isOwedThroughout(world, standing, contract, id, period)) {
          continue;
        }
        const one = { policy, account: account ?? null, contract, promised, period };
        if (promised.each === 'once') {
          const first = once.get(`${policy.id}/${contract.account_id}/${id}`) ?? one;
          once.set(`${policy.id}/${contract.account_id}/${id}`, {
            ...first,
            period: { ...first.period, ends: latest(first.period.ends, period.ends) },
          });
          continue;
        }
        const key = [policy.id, policy.version, contract.account_id, id, period.starts].join('/');
        owed.set(key, rowOf(one, courseOf(world, one, begins, asOf)));
      }
    }
  }
  for (const [key, one] of once) {
    if (one.period.starts > asOf) continue;
    owed.set(key, rowOf(one, courseOf(world, one, begins, asOf)));
  }
  return numbered([...owed.values()]);
}

/** What one contract owes in one period, or from then on once. */
interface Once {
  readonly policy: Policy;
  readonly account: AccountRow | null;
  readonly contract: ContractRow;
  readonly promised: Deliverable;
  readonly period: Period;
}

/** Whether on each of its dates some contract of the account promises the deliverable, by the version then in force. */
function isOwedThroughout(
  world: World,
  policies: readonly Policy[],
  { account_id, policy: policyId }: ContractRow,
  id: string,
  { date: first, next }: Period,
): boolean {
  const account = world.accounts.find((each) => each.account_id === account_id) ?? null;
  const own = world.contracts.filter(
    (each) => each.account_id === account_id && each.policy === policyId,
  );
  for (let date = first; date < (next ?? first); date = plusDays(date, 1)) {
    const isOwed = own
      .filter(({ starts_on, ends_on }) => starts_on <= date && date <= (ends_on ?? '9999-12-31'))
      .some((contract) => {
        const policy = versionOn(policies, policyId, date);
        const promised = policy?.procedures.deliverables[id];
        if (policy === undefined || promised === undefined || !promised.judged) return false;
        return fits(promised.when, accountFacts(policy, account, contract)) === true;
      });
    if (!isOwed) return false;
  }
  return true;
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}

function courseOf(
  world: World,
  { account, contract, promised, period }: Once,
  begins: number,
  asOf: number,
): Course {
  const { starts, ends, each } = period;
  const started = starts;
  const { shown_by } = promised;
  if ('account' in shown_by) {
    if (account === null) return { started, verdict: 'unmeasured', wants: 'accounts' };
    const held = wordOf(accountFacts(noTiers, account, contract), `account.${shown_by.account}`);
    return judged(held === null ? null : starts, { starts, ends, each }, asOf);
  }
  if (world.engagements.length === 0) {
    return { started, verdict: 'unmeasured', wants: 'engagements' };
  }
  const { engagement, minutes, roles } = shown_by;
  const wanted = roles?.map((role) => role.toLowerCase());
  const shown = world.engagements
    .filter(({ account_id, type }) => account_id === contract.account_id && type === engagement)
    .filter(({ held_at_ms: at }) => at >= starts && at <= asOf && (ends === null || at < ends))
    .filter(({ duration_minutes: long }) => minutes === undefined || (long ?? -1) >= minutes)
    .filter(
      ({ held_by_role: role }) =>
        wanted === undefined || (role !== null && wanted.includes(role.toLowerCase())),
    )
    .map(({ held_at_ms }) => held_at_ms)
    .sort((a, b) => a - b);
  if (shown[0] === undefined && started < begins) {
    return { started, verdict: 'unmeasured', wants: 'engagements' };
  }
  return judged(shown[0] ?? null, { starts, ends, each }, asOf);
}

const noTiers = { tiers: [] };

/** The last millisecond of a quarter is its due; what is owed once has none, but ends. */
function judged(
  shown: number | null,
  { starts: started, ends, each }: Pick<Period, 'starts' | 'ends' | 'each'>,
  asOf: number,
): Course {
  const due = each === 'quarter' && ends !== null ? ends - 1 : null;
  if (shown !== null) return { started, due, satisfied: shown, ended: shown, verdict: 'met' };
  if (ends === null || asOf < ends) return { started, due, verdict: 'running' };
  return { started, due, ended: each === 'once' ? ends : null, verdict: 'missed' };
}

function rowOf({ policy, account, contract, promised }: Once, course: Course): LedgerRow {
  const ruled = applyRules(policy, 'deliverable', accountFacts(policy, account, contract));
  const notes = [...ruled.notes, ...(promised.aim ? ['an aim'] : [])];
  const told = course.wants === undefined ? notes : [course.wants, ...notes];
  return {
    ...unended,
    case_id: null,
    account_id: contract.account_id,
    policy: policy.id,
    policy_version: policy.version,
    tier: wordOf(ruled.facts, 'tier'),
    severity: null,
    promise: 'deliverable',
    clause: promised.clause,
    calendar: null,
    target: promised.name,
    started_at_ms: course.started,
    ...(course.verdict === 'unmeasured' ? {} : endsOf(course)),
    verdict: ruled.excluded === null ? course.verdict : 'excluded',
    reason: ruled.excluded ?? (told.length === 0 ? null : told.join('; ')),
  };
}

/** Numbered for each account and deliverable, in the order in which they began. */
function numbered(rows: readonly LedgerRow[]): LedgerRow[] {
  const keyOf = ({ policy, account_id, target }: LedgerRow) => `${policy}/${account_id}/${target}`;
  const inOrder = [...rows].sort((a, b) => (a.started_at_ms ?? 0) - (b.started_at_ms ?? 0));
  const counts = new Map<string, number>();
  return inOrder.map((row) => {
    const sequence = (counts.get(keyOf(row)) ?? 0) + 1;
    counts.set(keyOf(row), sequence);
    return { ...row, sequence };
  });
}
