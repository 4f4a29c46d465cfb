import { holds } from '../policy/condition.js';
import type { LoadedPolicy } from '../policy/load.js';
import { type Attributes, type Resolution, resolve } from '../policy/resolve.js';
import type { Policy } from '../policy/schema.js';
import { parseTarget } from '../policy/target.js';
import { type Field, fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';
import { askedFacts } from './asked-facts.js';
import type { Profile, Severity } from './assignments.js';
import type { CalendarNumbers } from './layouts.js';

type Order = NonNullable<Policy['descriptions']['queue_order']>;

/**
 * Writes the queues in which cases wait for a first response, where the house policy says in which order they are
 * answered, and the place of every kind of case in them. Versions that order alike share a queue.
 */
export async function writeQueues(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
  profiles: readonly Profile[],
  severities: readonly Severity[],
  numbers: CalendarNumbers,
): Promise<void> {
  const queues = new Numbered();
  const places = new Numbered();
  const kinds: Field[][] = [];
  for (const profile of profiles) {
    const policy = policies[profile.version_key]?.policy;
    const order = policy?.descriptions.queue_order;
    if (policy === undefined || order === undefined) continue;
    const queue_id = queues.numberOf(queueFields(policy, order));
    for (const { severity_id, severity } of [...severities, { severity_id: -1, severity: null }]) {
      const attributes = { ...profile, ...askedFacts(profile.asked), severity };
      const { outcome, tier, severity: bound, term } = waitingTerm(policy, attributes);
      if (outcome === 'excluded') continue;
      const isLifted =
        order.lifted !== undefined && holds(order.lifted, { ...attributes, tier, severity: bound });
      const place_id = places.numberOf([
        queue_id,
        rankOf(policy, order, { tier, severity: bound, isLifted }),
        tier,
        bound,
        isLifted,
        term === null ? null : numbers.numberOf(policy, term.calendar),
        term?.calendar ?? null,
      ]);
      kinds.push([profile.profile_id, severity_id, place_id]);
    }
  }
  await fill(warehouse, 'policy.queues', queueColumns, queues.rows());
  await fill(warehouse, 'policy.queue_places', placeColumns, places.rows());
  await fill(
    warehouse,
    'policy.queue_kinds',
    { profile_id: 'integer', severity_id: 'integer', place_id: 'integer' },
    kinds,
  );
  await fill(
    warehouse,
    'policy.call_queues',
    { version_key: 'integer', policy: 'text', clause: 'text' },
    policies.flatMap(({ policy }, version) => {
      const { calls_in_order } = policy.descriptions;
      return calls_in_order === undefined ? [] : [[version, policy.id, calls_in_order.clause]];
    }),
  );
}

const queueColumns = {
  queue_id: 'integer',
  policy: 'text',
  clause: 'text',
  keys: 'text[]',
  tolerance_ms: 'bigint',
  is_first_come: 'boolean',
} as const;

const placeColumns = {
  place_id: 'integer',
  queue_id: 'integer',
  rank: 'integer',
  tier: 'text',
  severity: 'text',
  is_lifted: 'boolean',
  calendar_id: 'integer',
  calendar: 'text',
} as const;

function queueFields(policy: Policy, order: Order): Field[] {
  return [
    policy.id,
    order.clause,
    order.order,
    parseTarget(order.tolerance)?.amount ?? 0,
    order.order.includes('first_come'),
    // What follows only keeps apart the versions that rank by other lists.
    JSON.stringify([policy.tiers.map(({ id }) => id), policy.severities.map(({ id }) => id)]),
  ];
}

/** What a first response to such a case is timed by: its promise, or where there is none its support hours. */
function waitingTerm(policy: Policy, attributes: Attributes): Resolution {
  const promised = resolve(policy, 'first_response', attributes);
  if (promised.term !== null || promised.outcome === 'excluded') return promised;
  return resolve(withAnyResponse(policy), 'first_response', attributes);
}

function withAnyResponse(policy: Policy): Policy {
  const first_response = {
    clause: policy.descriptions.queue_order?.clause ?? '',
    aim: false,
    judged: true,
    pauses: [],
    answered_by: 'human' as const,
    sign: 'message' as const,
    targets: { any: { any: '1 business hour' } },
  };
  return { ...policy, promises: { ...policy.promises, first_response } };
}

/** One number for all keys that come before first come: what the policy does not name ranks last. */
function rankOf(
  policy: Policy,
  { order }: Order,
  place: { tier: string | null; severity: string | null; isLifted: boolean },
): number {
  const before = order.slice(0, order.includes('first_come') ? order.indexOf('first_come') : 9);
  return before.reduce((rank, key) => {
    if (key === 'lifted') return rank * 2 + (place.isLifted ? 0 : 1);
    const list = key === 'tier' ? policy.tiers : policy.severities;
    const at = list.findIndex(({ id }) => id === place[key === 'tier' ? 'tier' : 'severity']);
    return rank * (list.length + 1) + (at < 0 ? list.length : at);
  }, 0);
}

/** Gives rows of the same fields the same number. */
class Numbered {
  private readonly held = new Map<string, { number: number; fields: readonly Field[] }>();

  numberOf(fields: readonly Field[]): number {
    const key = JSON.stringify(fields);
    const found = this.held.get(key) ?? { number: this.held.size, fields };
    this.held.set(key, found);
    return found.number;
  }

  rows(): Field[][] {
    return [...this.held.values()].map(({ number, fields }) => [number, ...fields]);
  }
}
