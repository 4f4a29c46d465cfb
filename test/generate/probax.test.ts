import { expect, test } from 'vitest';
import {
  histories as all,
  at,
  day,
  type History,
  historiesOf,
  hour,
  isAnswer,
  isFact,
  isWorkTime,
  openedAt,
  tables,
} from './histories.js';
import { hasDayBetween, searchesOf } from './probax-searches.js';
import { split } from './split.js';

const histories = historiesOf('PRX');
const searches = histories.flatMap(searchesOf);
const onTwoDates = searches.filter(({ dates }) => dates.length > 1);
const changes = histories.flatMap(({ about, facts }) =>
  facts
    .filter((row) => row.type === 'severity' && row.previous_value !== '')
    .map((row) => {
      const since = facts.findLast((each) => each.type === 'severity' && at(each) < at(row));
      const agreed = facts.filter(isFact('severity_agreed', { value: row.value ?? '' })).map(at);
      return {
        about,
        row,
        isAgreed: agreed.some((time) => time <= at(row) && time > (at(since) || 0)),
        isAgreedLater: agreed.some((time) => time > at(row)),
      };
    }),
);
const byAgent = changes.filter(({ row }) => row.actor_type === 'agent');
const told = ['fix', 'workaround', 'customer_environment', 'feature_request'];
const outOfScope = [
  'solution_design',
  'product_training',
  'veeam_installation',
  'third_party_installation',
];
const ended = histories.flatMap(({ about, facts }) => {
  const last = facts.findLast(({ type }) => type === 'status');
  if (last?.value !== 'closed' || !told.includes(about.closure_code ?? '')) return [];
  const place = facts.indexOf(last);
  const solved = facts.slice(0, place).findLast(({ type }) => type === 'status');
  const from = solved?.value === 'solved' ? at(solved) : at(last);
  const word = facts.find(
    (row) =>
      row.type === 'message' &&
      row.visibility === 'public' &&
      row.actor_type !== 'customer' &&
      at(row) >= from,
  );
  return [{ about, delay: word === undefined ? Infinity : at(word) - at(last) }];
});
const isTold = ({ delay }: { delay: number }) => delay <= day;
const critical = histories.filter(({ about }) => about.severity === '1');
const isOutOfHours = (history: History) =>
  !isWorkTime(openedAt(history), 'Australia/Sydney', 8, 17) &&
  !isWorkTime(openedAt(history), 'America/New_York', 8, 17);
const absences = critical.flatMap(({ facts }) =>
  facts.filter(isFact('resource', { value: 'unavailable' })).map((row) => {
    const back = facts.find((each) => at(each) > at(row) && each.actor_type === 'customer');
    return back === undefined ? Infinity : at(back) - at(row);
  }),
);
const caseById = new Map(all.map((history) => [history.about.case_id, history]));
const followers = histories.filter(({ about }) => about.previous_case_id !== '');
const earlierOf = ({ about }: History) => caseById.get(about.previous_case_id);
const stateAt = (history: History | undefined, instant: number) =>
  history?.facts.findLast((row) => row.type === 'status' && at(row) <= instant)?.value;
const agentsOf = (history: History | undefined) =>
  new Set(
    history?.facts
      .filter(({ actor_type, actor_role }) => actor_type === 'agent' && actor_role !== 'manager')
      .map(({ actor_id }) => actor_id),
  );
const asks = histories.flatMap(({ facts }) =>
  facts
    .filter(isFact('escalation', { note: 'talk to a manager' }))
    .map((row) => facts.find((each) => each.actor_role === 'manager' && at(each) >= at(row))),
);
const trialStart = new Map(
  tables.contracts.filter(({ plan }) => plan === 'trial').map((row) => [row.account_id, row]),
);
const trialDay = ({ about }: History) => {
  const term = trialStart.get(about.account_id);
  if (
    term === undefined ||
    (term.ends_on !== '' && String(term.ends_on) < String(about.opened_at?.slice(0, 10)))
  )
    return Number.NaN;
  return (
    Math.floor(
      (Date.parse(about.opened_at ?? '') + 10 * hour - Date.parse(term.starts_on ?? '')) / day,
    ) + 1
  );
};
const closings = histories.flatMap(({ facts }) =>
  facts
    .filter(isFact('status', { value: 'closed' }))
    .map((row) => facts.some((each) => each.type === 'survey_sent' && at(each) >= at(row))),
);

test.each<[string, number, number]>([
  ['two attempts on two business dates', ...split(searches, ({ dates }) => dates.length > 1)],
  [
    'a full business day between the attempts',
    ...split(onTwoDates, ({ dates }) => hasDayBetween(dates)),
  ],
  ['consent to each change of severity', ...split(byAgent, ({ isAgreed }) => isAgreed)],
  ['word at the end', ...split(ended, isTold)],
  ['a survey after each closing', ...split(closings, (isAsked) => isAsked)],
  [
    'cases within its scope',
    ...split(histories, ({ about }) => !outOfScope.includes(about.category ?? '')),
  ],
  ['Severity 1 in working hours', ...split(critical, (history) => !isOutOfHours(history))],
  [
    'trials to be running',
    ...split(
      histories.filter((history) => trialDay(history) > 0),
      (history) => trialDay(history) <= 14,
    ),
  ],
  [
    'earlier cases to be closed',
    ...split(
      followers.filter((f) => earlierOf(f) !== undefined),
      (f) => stateAt(earlierOf(f), openedAt(f)) === 'closed',
    ),
  ],
  ['a manager’s word when asked for', ...split(asks, (word) => word !== undefined)],
])('the sample has most, and not all, of what Probax wants: %s', (_, kept, broken) => {
  expect(broken).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(broken);
});

test.each<[string, number]>([
  ['closings after one attempt', searches.filter(({ attempts }) => attempts === 1).length],
  [
    'closings after attempts on one date',
    searches.filter(({ attempts, dates }) => attempts > 1 && dates.length === 1).length,
  ],
  [
    'closings after attempts by message alone',
    searches.filter(({ attempts, byMessage, dates }) => attempts === byMessage && dates.length > 1)
      .length,
  ],
  [
    'attempts hours apart that are of two dates, one of each team',
    searches.filter(({ dates, hours }) => dates.length === 2 && hours < 4).length,
  ],
  [
    'closings from pending that the partner agreed to',
    histories.filter(({ facts }) =>
      facts.some(
        (row, p) =>
          row.value === 'closed' &&
          row.previous_value === 'pending' &&
          facts.slice(0, p).some(isFact('close_agreed')),
      ),
    ).length,
  ],
  [
    'severities agreed after the change',
    byAgent.filter(({ isAgreed, isAgreedLater }) => !isAgreed && isAgreedLater).length,
  ],
  [
    'severities changed without any word of agreement',
    byAgent.filter(({ isAgreed, isAgreedLater }) => !isAgreed && !isAgreedLater).length,
  ],
  [
    'severities changed by the partner',
    changes.filter(({ row }) => row.actor_type === 'customer').length,
  ],
  [
    'emergencies at night that were lowered',
    critical.filter(
      (h) =>
        isOutOfHours(h) &&
        h.facts.some((row) => row.type === 'severity' && row.previous_value === '1'),
    ).length,
  ],
  ['technicians away for over an hour', absences.filter((span) => span > hour).length],
  ['technicians away for less', absences.filter((span) => span <= hour).length],
  ['cases on the last day of a trial', histories.filter((h) => trialDay(h) === 14).length],
  [
    'word that comes over a day late',
    ended.filter(({ delay }) => delay > day && delay < Infinity).length,
  ],
  ['endings without a word', ended.filter(({ delay }) => delay === Infinity).length],
  [
    'cases out of scope that are told',
    ended.filter((end) => outOfScope.includes(end.about.category ?? '') && isTold(end)).length,
  ],
  [
    'cases out of scope that are not told',
    ended.filter((end) => outOfScope.includes(end.about.category ?? '') && !isTold(end)).length,
  ],
  [
    'closed cases without a closure code',
    histories.filter(
      ({ about, facts }) =>
        about.closure_code === '' && facts.some(isFact('status', { value: 'closed' })),
    ).length,
  ],
  [
    'references to a case that no export holds',
    followers.filter((f) => earlierOf(f) === undefined).length,
  ],
  [
    'followers with the engineer of before',
    followers.filter((f) => [...agentsOf(f)].some((id) => agentsOf(earlierOf(f)).has(id))).length,
  ],
  [
    'followers with another engineer',
    followers.filter(
      (f) =>
        earlierOf(f) !== undefined &&
        agentsOf(f).size > 0 &&
        ![...agentsOf(f)].some((id) => agentsOf(earlierOf(f)).has(id)),
    ).length,
  ],
  [
    'managers who write to the partner',
    asks.filter((word) => word !== undefined && isAnswer(word)).length,
  ],
])('the sample has at Probax %s', (_, count) => {
  expect(count).toBeGreaterThan(0);
});
