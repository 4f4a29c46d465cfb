import { expect, test } from 'vitest';
import { at, type History, historiesOf, hour, isFact, openedAt, tables } from './histories.js';
import { split } from './split.js';

const histories = historiesOf('OPN');
const accounts = tables.accounts.filter((row) => row.account_id?.startsWith('OPN'));
const accountById = new Map(accounts.map((row) => [row.account_id, row]));
const terms = tables.contracts.filter((row) => row.policy === 'openback');
const tierOf = (id: string | undefined) =>
  terms.findLast((row) => row.account_id === id)?.tier ?? '';
const allowed: Readonly<Record<string, number>> = { growth: 0, pro: 1, enterprise: 2 };
const named = (id: string | undefined, date: string) =>
  tables.contacts.filter(
    (row) =>
      row.account_id === id &&
      String(row.named_from) <= date &&
      (row.named_to === '' || String(row.named_to) >= date),
  );
const isTier =
  (...tiers: string[]) =>
  (history: History) =>
    tiers.includes(tierOf(history.about.account_id));
const isNamed = ({ about }: History) =>
  named(about.account_id, String(about.opened_at).slice(0, 10)).some(
    (row) => row.contact_id === about.requester_id,
  );
const account = ({ about }: History) => accountById.get(about.account_id);
const isOnboarded = (history: History) =>
  account(history)?.onboarding_completed_on !== '' &&
  String(account(history)?.onboarding_completed_on) <= String(history.about.opened_at).slice(0, 10);
const hasOnboarding = (term: (typeof terms)[number]) =>
  tables.engagements.some(
    (row) =>
      row.account_id === term.account_id &&
      row.type === 'onboarding' &&
      String(row.held_at) >= String(term.starts_on) &&
      (term.ends_on === '' || String(row.held_at).slice(0, 10) <= String(term.ends_on)),
  );
const outOfScope = ['third_party_system', 'application_development', 'non_sdk_implementation'];
const critical = histories.filter(({ about }) => about.severity === '1');
const customers = terms.filter(
  (row) =>
    String(row.starts_on) <= '2026-10-14' &&
    (row.ends_on === '' || String(row.ends_on) >= '2026-10-14') &&
    accountById.get(row.account_id)?.active === 'true',
);
const reportersAt = (history: History) =>
  new Set(
    critical
      .filter(
        (other) =>
          openedAt(other) <= openedAt(history) && openedAt(other) >= openedAt(history) - hour,
      )
      .map(({ about }) => about.account_id),
  ).size;
const isWidespread = (history: History) =>
  reportersAt(history) > new Set(customers.map((row) => row.account_id)).size / 2;
const cries = histories.filter(
  ({ about, facts }) => about.closure_code === 'no_issue_found' && facts.some(isFact('escalation')),
);
const criesOf = (id: string) => cries.filter(({ about }) => about.account_id === id);

test.each<[string, number, number]>([
  [
    'new customers to finish their onboarding',
    ...split(
      histories.filter((h) => account(h)?.is_new_user === 'true'),
      isOnboarded,
    ),
  ],
  ['the SDK to be in use', ...split(accounts, (row) => row.sdk_in_use === 'true')],
  [
    'cases to come from people who are named',
    ...split(histories.filter(isTier('pro', 'enterprise')), isNamed),
  ],
  [
    'no more people named than the tier allows',
    ...split(
      accounts,
      (row) => named(row.account_id, '2026-10-31').length <= (allowed[tierOf(row.account_id)] ?? 0),
    ),
  ],
  [
    'Growth not to call',
    ...split(histories.filter(isTier('growth')), ({ about }) => about.channel !== 'phone'),
  ],
  [
    'cases within its scope',
    ...split(histories, ({ about }) => !outOfScope.includes(about.category ?? '')),
  ],
  [
    'a manager by name for each Enterprise customer',
    ...split(
      accounts.filter((row) => tierOf(row.account_id) === 'enterprise'),
      (row) => row.success_manager !== '',
    ),
  ],
  [
    'an onboarding in each Pro and Enterprise term',
    ...split(
      terms.filter(({ tier }) => tier !== 'growth'),
      hasOnboarding,
    ),
  ],
])('the sample has most, and not all, of what OpenBack wants: %s', (_, kept, broken) => {
  expect(broken).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(broken);
});

test('one outage is reported by most customers within the hour, all other Severity 1 by few', () => {
  const wide = critical.filter(isWidespread);
  expect(wide.length).toBeGreaterThan(1);
  expect(new Set(wide.map(({ about }) => about.opened_at?.slice(0, 13)))).toEqual(
    new Set(['2026-10-14T13']),
  );
  expect(critical.length).toBeGreaterThan(wide.length);
});

test('one customer escalates time and again where nothing is found, others hardly ever', () => {
  expect(criesOf('OPN-US-0002').length).toBeGreaterThan(2);
  expect(cries.length).toBeLessThan(3 * criesOf('OPN-US-0002').length);
});

test.each(outOfScope)('the sample has a few cases about %s', (category) => {
  const count = histories.filter(({ about }) => about.category === category).length;
  expect(count).toBeGreaterThan(0);
});

test.each<[string, number]>([
  ['contacts who were replaced', tables.contacts.filter((row) => row.named_to !== '').length],
  [
    'Pro customers who were never onboarded',
    accounts.filter((row) => tierOf(row.account_id) === 'pro' && row.onboarding_completed_on === '')
      .length,
  ],
  [
    'cases on the very last second',
    histories.filter((h) => openedAt(h) === Date.parse('2026-10-31T23:59:59Z')).length,
  ],
  [
    'escalations',
    histories.flatMap(({ facts }) =>
      facts.filter((row) => row.type === 'escalation' && at(row) > 0),
    ).length,
  ],
])('the sample has at OpenBack %s', (_, count) => {
  expect(count).toBeGreaterThan(0);
});
