import { policySchema } from '../../pipeline/policy/schema.js';
import type { EventRow } from '../oracle/case.js';
import type { Export } from '../stories/export.js';

/** A policy with an order of answers: gold before silver, high before low, then first come; weekdays from 9 to 17 UTC, in Sydney for AU. */
export const desk = {
  id: 'desk',
  version: '1',
  name: 'Desk',
  effective: { from: '2026-01-01' },
  source: { title: 'Desk terms' },
  tiers: [
    { id: 'gold', name: 'Gold' },
    { id: 'silver', name: 'Silver' },
  ],
  severities: [
    { id: 'high', name: 'High' },
    { id: 'low', name: 'Low' },
  ],
  calendars: {
    office: {
      name: 'Office',
      zone: 'UTC',
      windows: [{ days: 'mon-fri', opens: '09:00', closes: '17:00' }],
    },
    sydney: {
      name: 'Sydney',
      zone: 'UTC+10',
      windows: [{ days: 'mon-fri', opens: '09:00', closes: '17:00' }],
    },
  },
  hours: [{ when: { country: ['AU'] }, calendar: 'sydney' }, { calendar: 'office' }],
  rules: {
    scope: {
      clause: 'DE-09',
      when: { category: ['training'] },
      reason: 'out of scope',
      effect: { exclude: 'all' },
    },
  },
  promises: { first_response: { clause: 'DE-01', targets: { any: { any: '4 business hours' } } } },
  descriptions: {
    queue_order: {
      clause: 'DE-02',
      order: ['severity', 'tier', 'first_come'],
      tolerance: '5 minutes',
    },
    calls_in_order: { clause: 'DE-03' },
  },
} as const;

/** One case: when it was opened, and what happened then, as `10:00 answered`, `09:30 severity high`, `12:00 status solved`. */
export interface Told {
  readonly id: string;
  readonly opened: string;
  readonly later?: readonly string[];
  readonly tier?: string;
  readonly severity?: string;
  readonly category?: string;
  readonly country?: string | null;
  readonly by?: 'agent';
}

/** Tuesday 10 March 2026, unless a date is told. */
export function at(time: string): number {
  return Date.parse(time.includes('T') ? `${time}Z` : `2026-03-10T${time}Z`);
}

/** The cases as an export, each of an account of its own, all under these terms. */
export function crowd(
  told: readonly Told[],
  policy: { readonly id: string } & Readonly<Record<string, unknown>> = desk,
): Export {
  return {
    world: {
      cases: told.map(({ id, opened, severity = 'low', category = null, by }) => ({
        case_id: id,
        account_id: `account of ${id}`,
        opened_at_ms: at(opened),
        severity,
        channel: null,
        category,
        environment: null,
        product: null,
        requester_id: null,
        requester_country: null,
        opened_by_type: by ?? 'customer',
      })),
      events: Object.fromEntries(
        told.map(({ id, opened, later = [] }) => [
          id,
          [event(`${opened} status open`), ...later.map(event)],
        ]),
      ),
      accounts: told.map(({ id, country = 'US' }) => ({
        account_id: `account of ${id}`,
        site: null,
        country,
        time_zone: null,
        onboarding_completed_on: null,
        is_new_user: null,
        sdk_in_use: null,
        active: null,
      })),
      contracts: told.map(({ id, tier = 'silver' }) => ({
        account_id: `account of ${id}`,
        policy: policy.id,
        tier,
        starts_on: '2026-01-01',
        ends_on: null,
        plan: null,
      })),
      contacts: [],
      surveys: [],
      engagements: [],
      releases: [],
      holidays: [],
    },
    files: [{ raw: policy, read: (tree) => policySchema.parse(tree) }],
  };
}

function event(line: string): EventRow {
  const [time = '', type = '', value = null] = line.split(' ');
  const plain = { at_ms: at(time), event_id: null };
  if (type === 'answered') {
    return { ...plain, type: 'message', actor_type: 'agent', visibility: 'public', value: null };
  }
  if (type === 'message') {
    return { ...plain, type, actor_type: value, visibility: 'public', value: null };
  }
  return { ...plain, type, actor_type: 'agent', visibility: null, value };
}
