import fc from 'fast-check';
import type {
  AccountRow,
  CaseRow,
  ContractRow,
  EngagementRow,
  EventRow,
  SurveyRow,
} from '../oracle/case.js';
import { arbitraryEpisode, single } from './arbitrary-episode.js';
import { channels, countries, severities, tiers } from './arbitrary-policy.js';
import { outcomes } from './arbitrary-procedures.js';

/** A case with its history, its account and its contract. */
export interface Told {
  readonly row: CaseRow;
  readonly events: readonly EventRow[];
  readonly account: AccountRow;
  readonly contract: ContractRow;
  readonly surveys: readonly SurveyRow[];
  readonly engagements: readonly EngagementRow[];
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

const history = fc
  .record({
    episodes: fc.array(
      fc.oneof({ weight: 7, arbitrary: single(gap) }, { weight: 1, arbitrary: arbitraryEpisode }),
      { minLength: 3, maxLength: 14, size: 'max' },
    ),
    isEarly: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    isNumbered: fc.boolean(),
    numbers: fc.shuffledSubarray(
      Array.from({ length: 99 }, (_, index) => index + 1),
      {
        minLength: 99,
      },
    ),
  })
  .map(({ episodes, isEarly, isNumbered, numbers }) => {
    let since = isEarly ? -2 * day : 0;
    return episodes.flat().map(([wait, told], index) => {
      since += wait;
      return { since, ...told, event_id: isNumbered ? String(numbers[index]) : null };
    });
  });

const engagement = fc.record({
  since: fc.integer({ min: 0, max: 360 * 24 }).map((count) => count * hour),
  type: oneOf('quarterly_review', 'kickoff', 'onboarding'),
  duration_minutes: oneOf(30, 60, 90, null),
  held_by_role: oneOf('engineer', 'LEAD', 'manager', null),
});

const row = fc.record({
  severity: rarely<string | null>(null, oneOf(...severities)),
  channel: rarely<string | null>(null, oneOf(...channels)),
  opened_by_type: rarely<string | null>('agent', oneOf('customer', null)),
  product: oneOf('pa', 'pb', null),
  product_version: oneOf('1.9', '2', '3.0.1', '4.x', 'v5', null),
  closure_code: oneOf(...outcomes, 'other', null),
  extra: fc.record({ label: oneOf('red', 'blue', '', null) }),
});

const account = fc.record({
  country: rarely<string | null>(null, oneOf(...countries)),
  time_zone: oneOf(null, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
  success_manager: oneOf('Ann', null),
  extra: fc.record({ segment: oneOf('small', 'large', null) }),
});

const contract = fc.record({
  tier: oneOf(...tiers),
  starts_on: oneOf('2023-09-30', '2023-11-15', '2024-01-01', '2024-05-31'),
  ends_on: oneOf(null, null, '2024-09-30', '2024-12-31'),
  plan: oneOf('paid', 'trial', null),
});

/** A case under one policy, some of them so many years long; `id` is its own, and its account's and contract's. */
export function arbitraryCase(id: string, policy: string, years: number): fc.Arbitrary<Told> {
  const account_id = `account of ${id}`;
  return fc
    .record({
      opened,
      history,
      span: fc.boolean().map((isLong) => (isLong ? years : 0)),
      row,
      account,
      contract,
      invited: fc.option(gap, { freq: 2 }),
      met: fc.array(engagement, { maxLength: 3 }),
    })
    .map(({ opened: at, history: facts, span, invited, met, ...drawn }) => {
      const opened_at_ms = at - span * 365 * day;
      const last = facts.at(-1)?.since ?? 0;
      return {
        row: {
          case_id: id,
          account_id,
          opened_at_ms,
          category: null,
          environment: null,
          requester_id: null,
          requester_country: null,
          ...drawn.row,
        },
        events: facts.map(({ since, ...told }, index) => {
          const isLast = index === facts.length - 1;
          return { at_ms: opened_at_ms + since + (isLast ? span * 365 * day : 0), ...told };
        }),
        account: {
          account_id,
          site: null,
          onboarding_completed_on: null,
          is_new_user: null,
          sdk_in_use: null,
          active: null,
          ...drawn.account,
        },
        contract: {
          account_id,
          policy,
          ...drawn.contract,
          ...(span > 0 ? { starts_on: '2013-01-01', ends_on: null } : {}),
        },
        surveys:
          invited === null ? [] : [{ case_id: id, sent_at_ms: opened_at_ms + last + invited }],
        engagements: met.map(({ since, ...held }) => ({
          account_id,
          held_at_ms: start + since,
          ...held,
        })),
      };
    });
}
