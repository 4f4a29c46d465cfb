import type { Policy } from '../../pipeline/policy/schema.js';
import type { CaseRow } from '../oracle/case.js';
import { counted } from '../oracle/clock.js';
import { contractOf, versionOf } from '../oracle/contract.js';
import { eventFacts, factsOf } from '../oracle/facts.js';
import { historyOf, valueAt } from '../oracle/history.js';
import { isRequesterNamed, isWidespread } from '../oracle/neighbours.js';
import { isVersionSupported } from '../oracle/releases.js';
import { clockOf, type Setting } from '../oracle/setting.js';
import { type Terms, termsOf } from '../oracle/terms.js';
import type { World } from '../oracle/world.js';

/** What one response did to those who waited: each case that it overtook, the first in line first. */
export interface SlowOvertake {
  readonly case_id: string;
  readonly overtaken: readonly string[];
}

interface Standing {
  readonly severity: number;
  readonly tier: number;
  readonly lifted: number;
  readonly isOpen: boolean;
}

interface Waiter {
  readonly id: string;
  readonly policy: Policy;
  readonly opened: number;
  readonly responded: number | null;
  /** Null where it does not wait, or stands in no queue. */
  standingAt(instant: number): Standing | null;
  waitsAt(instant: number): boolean;
}

const minute = 60_000;

/** Every response held against every case, one pair after another. */
export function slowOvertakes(
  world: World,
  policies: readonly Policy[],
  asOf: number,
): SlowOvertake[] {
  const waiters = waitersOf(world, policies, asOf);
  return waiters.flatMap((one) => {
    const { responded } = one;
    if (responded === null) return [];
    const own = one.standingAt(responded);
    if (own === null) return [];
    const before = waiters
      .filter((other) => other !== one && other.policy.id === one.policy.id)
      .filter((other) => other.opened + toleranceOf(one.policy) < responded)
      .filter((other) => other.waitsAt(responded))
      .flatMap((other) => {
        const standing = other.standingAt(responded);
        return standing === null || !standing.isOpen ? [] : [{ other, standing }];
      })
      .filter(({ other, standing }) => goesFirst(one.policy, { other, standing }, { one, own }))
      .sort((a, b) => inLine(one.policy, a, b));
    return [{ case_id: one.id, overtaken: before.map(({ other }) => other.id) }];
  });
}

type Placed = { readonly other: Waiter; readonly standing: Standing };

function goesFirst(
  policy: Policy,
  { other, standing }: Placed,
  { one, own }: { one: Waiter; own: Standing },
): boolean {
  for (const key of policy.descriptions.queue_order?.order ?? []) {
    if (key === 'first_come') return other.opened + toleranceOf(policy) < one.opened;
    if (standing[key] !== own[key]) return standing[key] < own[key];
  }
  return false;
}

function inLine(policy: Policy, a: Placed, b: Placed): number {
  for (const key of policy.descriptions.queue_order?.order ?? []) {
    if (key === 'first_come') break;
    if (a.standing[key] !== b.standing[key]) return a.standing[key] - b.standing[key];
  }
  return a.other.opened - b.other.opened || (a.other.id < b.other.id ? -1 : 1);
}

function toleranceOf(policy: Policy): number {
  const [count, unit] = (policy.descriptions.queue_order?.tolerance ?? '').split(' ');
  return Number(count) * (unit?.startsWith('minute') ? minute : 60 * minute);
}

function waitersOf(world: World, policies: readonly Policy[], asOf: number): Waiter[] {
  return world.cases
    .filter((row) => row.opened_at_ms <= asOf)
    .flatMap((row) => {
      const account = world.accounts.find((each) => each.account_id === row.account_id) ?? null;
      const contract = contractOf(row, account, world.contracts);
      const policy = contract === null ? null : versionOf(row, account, contract, policies);
      if (policy === null || typeof policy === 'string') return [];
      if (policy.descriptions.queue_order === undefined) return [];
      const facts = {
        ...factsOf(policy, row, account, contract),
        ...eventFacts(historyOf(row, world.events[row.case_id] ?? [], asOf).facts),
        is_version_supported: isVersionSupported(world.releases, policy, row, account),
        is_requester_named: isRequesterNamed(world, row, account),
        is_widespread: isWidespread(world, policy, row),
      };
      return waiterOf(world, policy, row, facts, asOf);
    });
}

function waiterOf(
  world: World,
  policy: Policy,
  row: CaseRow,
  facts: Setting['facts'],
  asOf: number,
): Waiter[] {
  const history = historyOf(row, world.events[row.case_id] ?? [], asOf);
  const { opened, ended } = history;
  if (ended !== null && ended <= opened) return [];
  const isTouch = policy.promises.first_response?.sign === 'touch';
  const answer = (isTouch ? history.touches : history.humanMessages)[0] ?? null;
  const unclear = isTouch ? undefined : history.unclear.find(({ isHuman }) => isHuman);
  const isKnown =
    answer !== null &&
    (ended === null || answer <= ended) &&
    (unclear === undefined || answer <= unclear.at);
  const responded = isKnown ? answer : null;
  const around = {
    hasMessages: true,
    hasStatuses: true,
    holidays: world.holidays,
    more: {},
    kinds: new Set<string>(),
    invitations: [],
    earlier: [],
  };
  const setting: Setting = { policy, row, history, facts, around };
  return [
    {
      id: row.case_id,
      policy,
      opened,
      responded,
      waitsAt: (instant) => {
        const isOver = [responded, ended, unclear?.at ?? null].some(
          (end) => end !== null && end <= instant,
        );
        const status = valueAt(history.statuses, instant);
        return opened < instant && !isOver && status !== 'solved' && status !== 'closed';
      },
      standingAt: (instant) => {
        const terms = queueTerms(policy, {
          ...facts,
          severity: valueAt(history.severities, instant),
        });
        if (terms.standing === 'excluded') return null;
        const isOpen =
          terms.standing === 'owed' &&
          counted(clockOf(setting, terms), [], instant, instant + 1) === 1;
        return {
          severity: placeIn(policy.severities, terms.severity),
          tier: placeIn(policy.tiers, terms.tier),
          lifted: isLifted(policy, { ...facts, ...terms }) ? 0 : 1,
          isOpen,
        };
      },
    },
  ];
}

function placeIn(list: readonly { id: string }[], id: string | null): number {
  const place = list.findIndex((each) => each.id === id);
  return place < 0 ? list.length : place;
}

/** The promise of a first response, or of any, where there is none for such a case. */
function queueTerms(policy: Policy, facts: Setting['facts']): Terms {
  const own = termsOf(policy, 'first_response', facts);
  if (own.standing === 'excluded' || own.calendar !== null) return own;
  const any = {
    clause: 'ZZ-99',
    aim: false,
    judged: true,
    pauses: [],
    answered_by: 'human' as const,
    sign: 'message' as const,
    targets: { any: { any: '2 business hours' } },
  };
  const promises = { ...policy.promises, first_response: any };
  return termsOf({ ...policy, promises }, 'first_response', facts);
}

function isLifted(policy: Policy, facts: Readonly<Record<string, unknown>>): boolean {
  const wanted = Object.entries(policy.descriptions.queue_order?.lifted ?? {});
  return (
    wanted.length > 0 &&
    wanted.every(([name, value]) => [value].flat().map(String).includes(String(facts[name])))
  );
}
