import fc from 'fast-check';
import type { AccountRow, CaseRow, ContractRow, EventRow } from '../oracle/case.js';
import { channels, countries, severities, tiers } from './arbitrary-policy.js';

/** A case with its history, its account and its contract. */
export interface Told {
  readonly row: CaseRow;
  readonly events: readonly EventRow[];
  readonly account: AccountRow;
  readonly contract: ContractRow;
}

const quarter = 900_000;
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2024, 0, 1);

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const rarely = <T>(value: T, most: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: most }, fc.constant(value));

/** Instants on the quarter hour meet openings, closings and dues; the others do not. */
const opened = fc.oneof(
  fc.integer({ min: 0, max: 330 * 96 }).map((count) => start + count * quarter),
  fc.integer({ min: 0, max: 330 * day }).map((ms) => start + ms),
  oneOf(...[69, 90, 306, 300].map((date) => start + date * day)).chain((night) =>
    fc.integer({ min: -40, max: 140 }).map((count) => night + count * quarter),
  ),
);

const gap = fc.oneof(
  oneOf(0, 0, 1, quarter, hour),
  fc.integer({ min: 0, max: 40 }).map((count) => count * quarter),
  fc.integer({ min: 0, max: 200 }).map((count) => count * hour),
  fc.integer({ min: 0, max: 3 * day }),
);

const fact = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('message'),
      actor_type: oneOf('agent', 'agent', 'customer', 'customer', 'system'),
      visibility: rarely('internal', fc.constant('public')),
      value: fc.constant(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('message'),
      actor_type: oneOf('agent', 'customer', null),
      visibility: oneOf('public', null),
      value: fc.constant(null),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('status'),
      actor_type: oneOf('agent', 'customer', 'system'),
      visibility: fc.constant(null),
      value: oneOf('open', 'open', 'pending', 'pending', 'on_hold', 'solved', 'closed', 'new'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('severity'),
      actor_type: oneOf('agent', 'customer'),
      visibility: fc.constant(null),
      value: rarely('urgent', oneOf(...severities)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: oneOf('merged', 'withdrawn', 'spam', 'assignee', 'escalation'),
      actor_type: oneOf('agent', 'customer'),
      visibility: fc.constant(null),
      value: fc.constant('someone'),
    }),
  },
);

const history = fc
  .record({
    facts: fc.array(fc.tuple(gap, fact), { maxLength: 14 }),
    isEarly: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    isNumbered: fc.boolean(),
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 14, maxLength: 14 }),
  })
  .map(({ facts, isEarly, isNumbered, numbers }) => {
    let since = isEarly ? -2 * day : 0;
    return facts.map(([wait, told], index) => {
      since += wait;
      return { since, ...told, event_id: isNumbered ? String(numbers[index]) : null };
    });
  });

/** A case under one policy, some of them so many years long; `id` is its own, and its account's and contract's. */
export function arbitraryCase(id: string, policy: string, years: number): fc.Arbitrary<Told> {
  return fc
    .record({
      opened,
      history,
      span: fc.boolean().map((isLong) => (isLong ? years : 0)),
      severity: rarely<string | null>(null, oneOf(...severities)),
      channel: rarely<string | null>(null, oneOf(...channels)),
      country: rarely<string | null>(null, oneOf(...countries)),
      tier: oneOf(...tiers),
      opened_by_type: rarely<string | null>('agent', oneOf('customer', null)),
    })
    .map(
      ({ opened: at, history: facts, span, severity, channel, country, tier, opened_by_type }) => {
        const opened_at_ms = at - span * 365 * day;
        const account_id = `account of ${id}`;
        return {
          row: {
            case_id: id,
            account_id,
            opened_at_ms,
            severity,
            channel,
            category: null,
            environment: null,
            product: null,
            requester_id: null,
            requester_country: null,
            opened_by_type,
          },
          events: facts.map(({ since, ...told }, index) => {
            const isLast = index === facts.length - 1;
            return { at_ms: opened_at_ms + since + (isLast ? span * 365 * day : 0), ...told };
          }),
          account: {
            account_id,
            site: null,
            country,
            time_zone: null,
            onboarding_completed_on: null,
            is_new_user: null,
            sdk_in_use: null,
            active: null,
          },
          contract: {
            account_id,
            policy,
            tier,
            starts_on: '2000-01-01',
            ends_on: null,
            plan: null,
          },
        };
      },
    );
}
