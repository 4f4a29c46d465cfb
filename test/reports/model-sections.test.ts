import { expect, test } from 'vitest';
import type { MissedRow } from '../../pipeline/findings/contract.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import { plain } from '../../reports/words/prose.js';
import { findingsWith, openRow, promiseWith, rangeWith } from './fixtures/findings.js';

const modelOf = (given: Parameters<typeof findingsWith>[0]) => monthlyModel(findingsWith(given));
const spaced = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');
const hour = 3_600_000;

test('a month without data has its words and its data, and nothing else', () => {
  const model = modelOf({ promises: [promiseWith('first_response', [[0, 0]])] });
  const said = Object.entries(model).flatMap(([name, part]) => (part === null ? [name] : []));
  expect(said).toEqual([
    'restated',
    'trend',
    'responses',
    'attainable',
    'misses',
    'missed',
    'waivers',
    'open',
    'procedures',
    'deliverables',
    'queue',
    'satisfaction',
    'described',
    'leftOut',
    'readings',
    'trace',
  ]);
  expect(model.front.promises[0]).toMatchObject({ status: 'none', counted: 'None fell due.' });
});

const trendHeading = (...counts: readonly (readonly [number, number])[]) =>
  modelOf({ promises: [promiseWith('update', counts)] }).trend?.heading;

test('three months in one direction are a trend, two are not', () => {
  expect(trendHeading([98, 2], [96, 4], [94, 6], [90, 10])).toBe(
    'Updates have fallen for 3 months',
  );
  expect(trendHeading([90, 10], [93, 7], [95, 5], [97, 3])).toBe('Updates have risen for 3 months');
  expect(trendHeading([94, 6], [96, 4], [94, 6], [90, 10])).toBe(
    'Updates have too few months to show a trend',
  );
});

test('months within the limits of chance show no movement, for one promise or for all', () => {
  const within = (promise: string) => {
    const found = promiseWith(promise, [
      [94, 6],
      [96, 4],
      [94, 6],
      [90, 10],
    ]);
    const months = found.months.map((month) => ({ ...month, limitLow: 0.8, limitHigh: 1 }));
    return { ...found, months };
  };
  expect(modelOf({ promises: [within('update')] }).trend?.heading).toBe(
    'Updates have moved no more than chance would move them',
  );
  expect(modelOf({ promises: [within('update'), within('next_reply')] }).trend?.heading).toBe(
    'No promise has moved more than chance would move it',
  );
});

test('too few months show no trend, and one month is none', () => {
  expect(trendHeading([2, 0], [3, 1], [4, 0], [90, 10])).toBe(
    'Updates have too few months to show a trend',
  );
  expect(trendHeading([90, 10])).toBeUndefined();
});

test('a month outside the limits of chance is named', () => {
  const update = promiseWith('update', [
    [95, 5],
    [70, 30],
    [95, 5],
    [94, 6],
  ]);
  const months = update.months.map((month) => ({ ...month, limitLow: 0.8, limitHigh: 1 }));
  expect(modelOf({ promises: [{ ...update, months }] }).trend?.heading).toBe(
    'Updates were unusually low in August 2026',
  );
});

function missedRow(given: Partial<MissedRow> = {}): MissedRow {
  return {
    caseId: 'A-1',
    account: 'Anvil Ltd',
    tier: 'gold',
    severity: 'high',
    promise: 'update',
    target: '4 business hours',
    startedAtMs: 0,
    dueAtMs: Date.UTC(2026, 9, 16, 16, 40),
    satisfiedAtMs: null,
    overdueMs: 26 * hour,
    group: null,
    hingesOn: [],
    isUnanswered: true,
    waiver: null,
    ...given,
  };
}

test('missed obligations say how many and how late, on which clock', () => {
  const headingOf = (missed: MissedRow[]) => spaced(modelOf({ missed }).missed?.heading);
  expect(headingOf([missedRow()])).toBe('1 obligation was missed, by 26 h of business time');
  expect(headingOf([missedRow({ target: '2 hours' }), missedRow()])).toBe(
    '2 obligations were missed, the worst by 26 h',
  );
  expect(headingOf([missedRow({ overdueMs: null })])).toBe('1 obligation was missed');
  expect(headingOf([])).toBeUndefined();
});

test('a table has no column in which no row says anything', () => {
  const [block] = modelOf({ missed: [missedRow()] }).missed?.blocks ?? [];
  const columns = block?.kind === 'table' ? block.table.columns.map(({ key }) => key) : [];
  expect(columns).toEqual(['case', 'account', 'tier', 'severity', 'promise', 'due', 'overdue']);
});

test('overdue and running obligations are told apart', () => {
  const headingOf = (...verdicts: readonly ('missed' | 'running')[]) =>
    modelOf({ open: verdicts.map((verdict) => openRow(verdict, hour)) }).open?.heading;
  expect(headingOf('missed', 'missed', 'running')).toBe(
    '2 obligations are overdue, 1 more is still in time',
  );
  expect(headingOf('missed')).toBe('1 obligation is overdue and still unanswered');
  expect(headingOf('running')).toBe('Nothing is overdue; 1 obligation is running');
  expect(headingOf()).toBeUndefined();
});

test('what is in no rate is counted', () => {
  const headingOf = (obligations: number) =>
    modelOf({
      population: { obligations, cases: 1, accounts: 1 },
      promises: [promiseWith('update', [[18, 2]])],
    }).leftOut?.heading;
  expect(headingOf(20)).toBe('Every obligation of the month was judged');
  expect(headingOf(21)).toBe('1 obligation is in no rate, and why');
  expect(headingOf(23)).toBe('3 obligations are in no rate, and why');
});

test('the readings section says what one answer would settle', () => {
  const { policy } = findingsWith();
  const option = (name: string, whyNot: string | null = null) => ({
    option: name,
    says: `${name}.`,
    mark: null,
    whyNot,
  });
  const reading = {
    reading: 'business-day',
    clause: 'AC-01',
    question: 'What is a business day?',
    options: [option('nine'), option('list', 'needs holidays of acme')],
  };
  const open = { ...policy, readings: [reading] };
  const hinges = [
    { promise: 'update', readings: ['business-day'], obligations: 4 },
    { promise: 'update', readings: [], obligations: 2 },
  ];
  const promises = [
    promiseWith('update', [[18, 2]], { range: rangeWith(0.8, 0.9, ['business-day', 0.1]) }),
  ];
  const section = modelOf({ policy: open, hinges, promises }).readings;
  expect(section?.heading).toBe(
    'One answer would settle 4 of the 6 verdicts that hinge: what “business day” means',
  );
  const last = section?.blocks.at(-1);
  const [said] = last?.kind === 'prose' ? last.paragraphs : [];
  expect(said === undefined ? '' : plain(said)).toBe(
    'Not computed: business-day=list (needs holidays of acme).',
  );
  expect(modelOf({ policy: open }).readings?.heading).toBe(
    'No open clause changes a verdict of the month',
  );
  expect(modelOf({ policy: open, hinges: hinges.slice(1) }).readings?.heading).toBe(
    '2 verdicts hinge on how open clauses are read, none on one alone',
  );
});

test('the data page says what does not fit together', () => {
  const { data } = findingsWith();
  const section = modelOf({
    isAsOfGiven: false,
    data: {
      ...data,
      gapTimes: 1,
      orphans: [{ table: 'events', lacks: 'case', rows: 1 }],
      disagreements: [{ fact: 'solved_at', cases: 10, differing: 2 }],
      workspaceCases: 1200,
      casesWithoutContract: 40,
    },
  }).data;
  const facts = section.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  const textOf = (label: string) => facts.find((fact) => fact.label === label)?.text;
  expect(textOf('As of')).toBe(
    '1 Nov 2026, 00:00 UTC, the newest fact of the data; no other was given',
  );
  expect(textOf('Orphans')).toBe(
    '1 row of events whose case is in no file; kept, and counted when it arrives.',
  );
  expect(textOf('Case rows against events')).toBe(
    'solved_at differs in 2 of 10 cases; the events hold.',
  );
  expect(textOf('Cases in all')).toBe('1,200 cases in the workspace; 40 cases without a contract');
});

test('the model is JSON and carries nothing else', () => {
  const model = modelOf({ promises: [promiseWith('update', [[18, 2]])], missed: [missedRow()] });
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});
