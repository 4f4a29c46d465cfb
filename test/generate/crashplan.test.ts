import { expect, test } from 'vitest';
import {
  asOf,
  at,
  day,
  type History,
  historiesOf,
  hour,
  isAnswer,
  isFact,
  isWorkTime,
  tables,
} from './histories.js';
import { returnsOf, type Spell, spellsOf } from './spells.js';

const histories = historiesOf('CRP');
const spells = histories.flatMap(spellsOf);
const returns = histories.flatMap(returnsOf);
const daysFor = (spell: Spell) => (spell.state === 'solved' ? 2 : 7);
const overdue = (spell: Spell) => spell.endedAt - spell.from - daysFor(spell) * day;
const bySystem = spells.filter(({ by }) => by === 'system');
const isChat = ({ about }: History) => about.channel === 'chat';
const majors = ({ about }: History) => Number.parseInt(about.product_version ?? '', 10);
const newest = ({ about }: History) => ((about.opened_at ?? '') < '2026-05-05' ? 5 : 6);
const closings = histories.flatMap((history) =>
  history.facts.filter(isFact('status', { value: 'closed' })).map((row) => ({ history, row })),
);
const surveyAfter = ({ history, row }: (typeof closings)[number]) =>
  history.facts.some((fact) => fact.type === 'survey_sent' && at(fact) >= at(row));

test.each<[string, number, number]>([
  [
    'solved cases to close by themselves after two days, not early',
    ...split(
      bySystem.filter(({ state }) => state === 'solved'),
      (spell) => overdue(spell) >= 0,
    ),
  ],
  [
    'pending cases to close by themselves after seven days, not early',
    ...split(
      bySystem.filter(({ state }) => state === 'pending'),
      (spell) => overdue(spell) >= 0,
    ),
  ],
  ['closings by itself not to come over a day late', ...split(bySystem, (s) => overdue(s) <= day)],
  [
    'cases to close at all',
    bySystem.length,
    spells.filter(
      ({ by, from, ...spell }) =>
        by === 'nothing' && from + daysFor({ by, from, ...spell }) * day + day < asOf,
    ).length,
  ],
  [
    'answered cases to come back to who responded',
    ...split(
      returns,
      ({ responder, assignee, isReopened }) => isReopened && assignee === responder,
    ),
  ],
  ['answered cases to open again', ...split(returns, ({ isReopened }) => isReopened)],
  ['a survey after each closing', ...split(closings, surveyAfter)],
  [
    'versions to be supported',
    ...split(
      histories.filter((h) => majors(h) > 0),
      (h) => majors(h) > newest(h) - 2,
    ),
  ],
  [
    'chats to be within chat hours',
    ...split(histories.filter(isChat), ({ about }) =>
      isWorkTime(Date.parse(about.opened_at ?? ''), 'America/Chicago', 7, 17),
    ),
  ],
])('the sample has most, and not all, of what CrashPlan wants: %s', (_, kept, broken) => {
  expect(broken).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(broken);
});

test.each<[string, number]>([
  ['cases that an agent closes by hand', spells.filter(({ by }) => by === 'agent').length],
  [
    'cases that come back to the first assignee, who did not respond',
    returns.filter((r) => r.assignee === r.first && r.first !== r.responder && r.first !== r.last)
      .length,
  ],
  [
    'cases that come back to the last assignee, who did not respond',
    returns.filter((r) => r.assignee === r.last && r.last !== r.responder && r.first !== r.last)
      .length,
  ],
  [
    'cases that come back to somebody else',
    returns.filter((r) => ![r.first, r.last, r.responder].includes(r.assignee ?? '')).length,
  ],
  [
    'cases that are given over a day late to who responded',
    returns.filter((r) => r.givenLater === r.responder && r.assignee !== r.responder).length,
  ],
  [
    'cases that come back to the responder, who is not the last',
    returns.filter((r) => r.assignee === r.responder && r.last !== r.responder).length,
  ],
  [
    'cases that are closed twice',
    histories.filter(({ facts }) => facts.filter(isFact('status', { value: 'closed' })).length > 1)
      .length,
  ],
  ['cases without a version', histories.filter(({ about }) => about.product_version === '').length],
  [
    'versions without a number',
    histories.filter(({ about }) => about.product_version === 'latest').length,
  ],
  [
    'responses that leave the case open',
    histories.filter(({ facts }) =>
      facts.some(
        (row, p) =>
          isAnswer(row) &&
          ['open', 'on_hold'].includes(
            facts.slice(p + 1).find((n) => n.type === 'status' && at(n) === at(row))?.value ?? '',
          ),
      ),
    ).length,
  ],
  [
    'closings that the end of a second calendar day would call early',
    bySystem.filter((s) => s.state === 'solved' && overdue(s) >= 0 && overdue(s) < hour).length,
  ],
  ['closings of the night', bySystem.filter((s) => overdue(s) > hour && overdue(s) < day).length],
])('the sample has at CrashPlan %s', (_, count) => {
  expect(count).toBeGreaterThan(0);
});

test('calls of one morning: most in turn, some not, one given up', () => {
  const called = tables.events.filter(
    (row) => row.type === 'call_queued' && row.case_id?.startsWith('CRP'),
  );
  const answers = new Map(
    tables.events.filter(isFact('call_answered')).map((row) => [row.value, at(row)]),
  );
  const answered = called.filter(({ value }) => answers.has(value));
  const jumped = answered.filter((row) =>
    called.some(
      (other) =>
        at(other) < at(row) && (answers.get(other.value) ?? 0) > (answers.get(row.value) ?? 0),
    ),
  );
  expect(jumped.length).toBeGreaterThan(1);
  expect(answered.length).toBeGreaterThan(jumped.length * 3);
  expect(called.length).toBeGreaterThan(answered.length);
});

function split<Item>(items: readonly Item[], keeps: (item: Item) => boolean): [number, number] {
  const kept = items.filter(keeps).length;
  return [kept, items.length - kept];
}
