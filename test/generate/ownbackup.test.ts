import { expect, test } from 'vitest';
import { at, type History, historiesOf, hour, isAnswer, openedAt, tables } from './histories.js';
import { split } from './split.js';

const histories = historiesOf('OWN');
const rank = ['high', 'medium', 'low'];
const outOfScope = [
  'customization',
  'custom_development',
  'custom_integration',
  'in_house_app',
  'setup_question',
  'hardware',
  'business_process',
  'training',
  'third_party',
  'salesforce_platform',
];
const changes = histories.flatMap((history) =>
  history.facts
    .filter((row) => row.type === 'severity' && row.previous_value !== '')
    .map((row) => ({ history, row })),
);
const isLowered = (row: Readonly<Record<string, string>>) =>
  rank.indexOf(row.value ?? '') > rank.indexOf(row.previous_value ?? '');
const answerAfter = ({ facts }: History, instant: number) =>
  facts.find((row) => isAnswer(row) && at(row) > instant);
const spared = changes.filter(({ history, row }) => {
  const answer = answerAfter(history, at(row));
  return (
    isLowered(row) &&
    at(answer) - at(row) < 3 * hour &&
    row.actor_type === 'agent' &&
    !history.facts.some((each) => isAnswer(each) && at(each) === at(row))
  );
});

const answered = histories.flatMap((history) => {
  const answer = history.facts.find(isAnswer);
  return answer === undefined
    ? []
    : [
        {
          place: rank.indexOf(history.about.severity ?? ''),
          from: openedAt(history),
          to: at(answer),
        },
      ];
});
const overtakes = (one: (typeof answered)[number]) =>
  answered.some(
    (other) =>
      other.place < one.place &&
      other.place >= 0 &&
      other.from < one.to &&
      other.to > one.to + 5 * 60_000,
  );
const isBad = ({ from }: { from: number }) =>
  new Date(from).toISOString().startsWith('2026-10-22T16');

const premier = tables.contracts.filter((row) => row.tier === 'premier');
const managerOf = new Map(tables.accounts.map((row) => [row.account_id, row.success_manager]));
const meetings = (account: string | undefined, type: string) =>
  tables.engagements.filter((row) => row.account_id === account && row.type === type);
const quarters = premier.flatMap((term) =>
  Array.from({ length: 20 }, (_, index) =>
    [new Date(Date.UTC(2023, 3 * index, 1)), new Date(Date.UTC(2023, 3 * index + 3, 1))].map(
      (date) => date.toISOString().slice(0, 10),
    ),
  )
    .filter(
      ([from = '', to = '']) =>
        from >= String(term.starts_on) &&
        (term.ends_on === '' || to <= String(term.ends_on)) &&
        to <= '2026-10-31',
    )
    .map(([from = '', to = '']) => ({ term, from, to })),
);
const hasReview = ({ term, from, to }: (typeof quarters)[number]) =>
  meetings(term.account_id, 'quarterly_review').some(
    ({ held_at = '' }) => held_at >= from && held_at < to,
  );
const kickoffOf = (term: Readonly<Record<string, string>>) =>
  meetings(term.account_id, 'kickoff').filter(
    ({ held_at = '' }) =>
      held_at >= String(term.starts_on) && (term.ends_on === '' || held_at <= String(term.ends_on)),
  );

test.each<[string, number, number]>([
  [
    'a manager by name for each Premier customer',
    ...split([...new Set(premier.map((row) => row.account_id))], (id) => managerOf.get(id) !== ''),
  ],
  ['a meeting in each quarter', ...split(quarters, hasReview)],
  [
    'a kickoff of an hour with an engineer',
    ...split(premier, (term) =>
      kickoffOf(term).some(
        (row) => Number(row.duration_minutes) >= 60 && row.held_by_role === 'support engineer',
      ),
    ),
  ],
  [
    'cases within its scope',
    ...split(histories, ({ about }) => !outOfScope.includes(about.category ?? '')),
  ],
  ['the severe first', ...split(answered, (one) => !overtakes(one))],
  [
    'cases to keep their severity',
    ...split(
      histories,
      ({ facts }) => !facts.some((row) => row.type === 'severity' && row.previous_value !== ''),
    ),
  ],
])('the sample has most, and not all, of what OwnBackup wants: %s', (_, kept, broken) => {
  expect(broken).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(broken);
});

test.each(outOfScope)('the sample has a few cases about %s', (category) => {
  const count = histories.filter(({ about }) => about.category === category).length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(20);
});

test.each<[string, number]>([
  ['severities raised', changes.filter(({ row }) => !isLowered(row)).length],
  ['severities lowered', changes.filter(({ row }) => isLowered(row)).length],
  ['severities lowered just before the answer', spared.length],
  [
    'Premier terms without any kickoff',
    premier.filter((term) => kickoffOf(term).length === 0).length,
  ],
  [
    'kickoffs that are too short',
    tables.engagements.filter((row) => row.type === 'kickoff' && Number(row.duration_minutes) < 60)
      .length,
  ],
  [
    'kickoffs without an engineer',
    tables.engagements.filter(
      (row) => row.type === 'kickoff' && row.held_by_role !== 'support engineer',
    ).length,
  ],
  [
    'contracts that rise to Premier within a quarter',
    premier.filter(
      (term) =>
        !/-(01|04|07|10)-01$/.test(term.starts_on ?? '') &&
        tables.contracts.some(
          (row) => row.account_id === term.account_id && row.tier === 'standard',
        ),
    ).length,
  ],
  [
    'cases that go to the senior engineers',
    histories.filter(
      ({ facts }) =>
        facts.some((row) => row.type === 'escalation' && row.actor_type === 'agent') &&
        facts.some((row) => row.type === 'assignee' && Number(row.value?.slice(-2)) >= 17),
    ).length,
  ],
])('the sample has at OwnBackup %s', (_, count) => {
  expect(count).toBeGreaterThan(0);
});

test('on one afternoon the easy questions of late comers are answered first', () => {
  const bad = answered.filter(isBad);
  expect(bad.filter(overtakes).length).toBeGreaterThan(3);
});
