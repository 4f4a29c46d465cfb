import { expect, test } from 'vitest';
import { cleanPlan, type Row, rowsOf } from './generated.js';

const tables = rowsOf(cleanPlan);
const { cases, events, accounts, contracts, contacts, surveys, engagements, releases, holidays } =
  tables;
const eventsByCase = new Map<string, Row[]>();
for (const row of events) {
  const held = eventsByCase.get(row.case_id ?? '') ?? [];
  eventsByCase.set(row.case_id ?? '', [...held, row]);
}
const accountById = new Map(accounts.map((row) => [row.account_id, row]));

const isEvent =
  (type: string, rest: Row = {}) =>
  (row: Row) =>
    row.type === type && Object.entries(rest).every(([column, value]) => row[column] === value);
const isAnswer = isEvent('message', { actor_type: 'agent', visibility: 'public' });
const inTurn =
  (...steps: readonly ((row: Row) => boolean)[]) =>
  (history: readonly Row[]) => {
    let next = 0;
    for (const row of history) if (steps[next]?.(row) === true) next += 1;
    return next === steps.length;
  };
const status = (value: string) => isEvent('status', { value });
const localHour = (row: Row) => {
  const timeZone = accountById.get(row.account_id)?.time_zone ?? 'UTC';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const parts = format.formatToParts(new Date(row.opened_at ?? ''));
  return {
    weekday: parts.find((part) => part.type === 'weekday')?.value ?? '',
    hour: Number(parts.find((part) => part.type === 'hour')?.value),
  };
};
const hasContract = (row: Row) => contracts.some((term) => term.account_id === row.account_id);
const isOpenback = (row: Row) => row.account_id?.startsWith('OPN-') === true;

test.each<[string, readonly Row[], (row: Row) => boolean]>([
  ['cases of every severity word', cases, (row) => row.severity === 'high'],
  ['cases of every severity number', cases, (row) => row.severity === '1'],
  ['cases without severity', cases, (row) => row.severity === ''],
  ['cases that an agent opened', cases, (row) => row.opened_by_type === 'agent'],
  ['cases of which nobody says who opened them', cases, (row) => row.opened_by_type === ''],
  ['cases of accounts without any contract', cases, (row) => !hasContract(row)],
  ['cases that refer to an earlier one', cases, (row) => row.previous_case_id !== ''],
  [
    'cases out of scope',
    cases,
    (row) => ['training', 'third_party_system', 'solution_design'].includes(row.category ?? ''),
  ],
  ['phone cases at OpenBack', cases, (row) => isOpenback(row) && row.channel === 'phone'],
  [
    'cases on an old version',
    cases,
    (row) => row.product_version === '3.8.1' || row.product_version === '4.2.0',
  ],
  ['subjects that a spreadsheet would run', cases, (row) => row.subject?.startsWith('=') === true],
  ['subjects of two lines', cases, (row) => row.subject?.includes('\n') === true],
  ['cases opened at night', cases, (row) => localHour(row).hour < 6],
  ['cases opened on a Sunday', cases, (row) => localHour(row).weekday === 'Sun'],
  ['cases opened at work', cases, (row) => localHour(row).hour === 10],
  ['cases from abroad', cases, (row) => row.requester_country === 'DE'],
  [
    'automatic acknowledgements',
    events,
    isEvent('message', { actor_type: 'system', visibility: 'public' }),
  ],
  ['internal notes', events, isEvent('message', { actor_type: 'agent', visibility: 'internal' })],
  ['withdrawn cases', events, isEvent('withdrawn')],
  ['spam', events, isEvent('spam')],
  ['merged cases', events, isEvent('merged')],
  ['escalations', events, isEvent('escalation')],
  ['queued calls', events, isEvent('call_queued')],
  ['answered calls', events, isEvent('call_answered')],
  ['contact attempts', events, isEvent('contact_attempt')],
  ['closings that the customer agreed to', events, isEvent('close_agreed')],
  ['proposed severities', events, isEvent('severity_proposed')],
  ['agreed severities', events, isEvent('severity_agreed')],
  ['customers who stay ready', events, isEvent('resource', { value: 'available' })],
  ['customers who do not', events, isEvent('resource', { value: 'unavailable' })],
  ['changes of category', events, isEvent('category')],
  ['spells on hold', events, status('on_hold')],
  ['automatic closings', events, isEvent('status', { value: 'closed', actor_type: 'system' })],
  ['invitations', events, isEvent('survey_sent')],
  ['surveys without an answer', surveys, (row) => row.answered_at === ''],
  ['answers on five points', surveys, (row) => row.scale_max === '5' && row.score !== ''],
  ['answers that are good or bad', surveys, (row) => row.scale_max === '1' && row.score !== ''],
  [
    'customers of OpenBack without onboarding',
    accounts,
    (row) => row.is_new_user === 'true' && row.onboarding_completed_on === '',
  ],
  ['customers without the SDK', accounts, (row) => row.sdk_in_use === 'false'],
  ['customers who have left', accounts, (row) => row.active === 'false'],
  ['customers in Israel', accounts, (row) => row.site === 'israel'],
  ['customers in New Zealand', accounts, (row) => row.country === 'NZ'],
  ['trials', contracts, (row) => row.plan === 'trial'],
  ['contracts that end', contracts, (row) => row.ends_on !== ''],
  ['contacts who were replaced', contacts, (row) => row.named_to !== ''],
  ['kickoffs', engagements, (row) => row.type === 'kickoff'],
  ['quarterly reviews', engagements, (row) => row.type === 'quarterly_review'],
  ['onboardings', engagements, (row) => row.type === 'onboarding'],
  ['holidays with some hours left', holidays, (row) => row.closes !== ''],
  ['releases', releases, (row) => row.product === 'proe'],
])('the sample has %s', (_, rows, holds) => {
  expect(rows.filter(holds).length).toBeGreaterThan(0);
});

test.each<[string, (history: readonly Row[]) => boolean]>([
  ['that wait on the customer and go on', inTurn(status('pending'), status('open'))],
  ['that are reopened after solving', inTurn(status('solved'), status('open'))],
  [
    'whose severity changes before the first answer',
    inTurn(isEvent('severity'), isEvent('message', { actor_type: 'agent', visibility: 'public' })),
  ],
  [
    'whose severity changes after it',
    inTurn(isEvent('message', { actor_type: 'agent', visibility: 'public' }), isEvent('severity')),
  ],
  ['that go to another agent', inTurn(isEvent('assignee'), isEvent('assignee'))],
  ['that close two days after solving', closesAfter('solved', 2)],
  ['that close seven days after waiting began', closesAfter('pending', 7)],
  ['that close too early', closesEarly],
  [
    'that nobody has answered yet',
    (history) =>
      !history.some(isEvent('message', { actor_type: 'agent' })) && !history.some(status('closed')),
  ],
])('the sample has cases %s', (_, holds) => {
  expect([...eventsByCase.values()].filter(holds).length).toBeGreaterThan(0);
});

test.each(['OWN', 'OPN', 'PRX', 'CRP'])('%s has cases in every month', (policy) => {
  const months = cases
    .filter((row) => row.case_id?.startsWith(policy))
    .map((row) => row.opened_at?.slice(0, 7));
  expect(new Set(months).size).toBe(15);
});

test('among many, Premier customers whose first answer was late are less often content', () => {
  const many = rowsOf({ ...cleanPlan, cases: 8000, policies: ['ownbackup'] });
  const limits: Readonly<Record<string, number>> = { high: 1, medium: 4, low: 8 };
  const terms = new Map(many.contracts.map((row) => [row.account_id, row.tier]));
  const caseById = new Map(many.cases.map((row) => [row.case_id, row]));
  const answeredAt = new Map<string | undefined, number>();
  for (const row of many.events.filter(isAnswer)) {
    if (!answeredAt.has(row.case_id)) answeredAt.set(row.case_id, Date.parse(row.at ?? ''));
  }
  const tally = { late: { n: 0, content: 0 }, inTime: { n: 0, content: 0 } };
  for (const { case_id, score } of many.surveys) {
    const row = caseById.get(case_id);
    const limit = limits[row?.severity ?? ''];
    if (score === '' || limit === undefined || terms.get(row?.account_id) !== 'premier') continue;
    const waited = (answeredAt.get(case_id) ?? Infinity) - Date.parse(row?.opened_at ?? '');
    const group = tally[waited > limit * 3_600_000 ? 'late' : 'inTime'];
    group.n += 1;
    if (Number(score) >= 4) group.content += 1;
  }
  expect(tally.late.n).toBeGreaterThan(30);
  expect(tally.late.content / tally.late.n + 0.05).toBeLessThan(
    tally.inTime.content / tally.inTime.n,
  );
});

test('the last month is the busiest', () => {
  const last = cases.filter((row) => row.opened_at?.startsWith('2026-10')).length;
  expect(last).toBeGreaterThan(cases.length / 6);
});

function spellsBeforeClosing(history: readonly Row[]): [from: string, days: number][] {
  const changes = history.filter(isEvent('status'));
  return changes.flatMap((row, index): [string, number][] => {
    const before = changes[index - 1];
    if (row.value !== 'closed' || row.actor_type !== 'system' || before === undefined) return [];
    const days = (Date.parse(row.at ?? '') - Date.parse(before.at ?? '')) / 86_400_000;
    return [[before.value ?? '', days]];
  });
}

function closesAfter(state: string, days: number) {
  return (history: readonly Row[]) =>
    spellsBeforeClosing(history).some(
      ([from, held]) => from === state && held >= days && held < days + 0.1,
    );
}

function closesEarly(history: readonly Row[]): boolean {
  return spellsBeforeClosing(history).some(
    ([from, held]) => (from === 'solved' && held < 2) || (from === 'pending' && held < 7),
  );
}
