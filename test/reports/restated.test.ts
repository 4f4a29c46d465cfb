import { expect, test } from 'vitest';
import type {
  Cause,
  Figure,
  FigureMove,
  ItemState,
  ObligationMove,
  RunDifference,
} from '../../pipeline/findings/contract.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import type { Block, Table } from '../../reports/render/contract.js';
import { causeText } from '../../reports/words/causes.js';
import { amountText, figureName, figureValue } from '../../reports/words/figures.js';
import { findingsWith, promiseWith } from './fixtures/findings.js';

const spaced = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const cause = (kind: Cause['kind'], subject: string | null = null): Cause => ({
  kind,
  subject,
  through: 'case',
});

const figureWith = (given: Partial<Figure>): Figure => ({
  id: 'first_response/rate',
  kind: 'rate',
  unit: 'share',
  promise: 'first_response',
  cell: null,
  verdict: null,
  subject: null,
  part: 90,
  n: 100,
  value: 0.9,
  ...given,
});

const stateWith = (given: Partial<ItemState>): ItemState => ({
  verdict: 'missed',
  promise: 'first_response',
  tier: 'gold',
  severity: 'high',
  policyVersion: '2',
  target: '1 hour',
  dueAtMs: Date.UTC(2026, 9, 5, 10),
  satisfiedAtMs: null,
  endedAtMs: null,
  elapsedMs: null,
  reason: null,
  hingesOn: null,
  ...given,
});

const moveWith = (given: Partial<ObligationMove>): ObligationMove => ({
  obligationId: 'acme/2/A-1/first_response/2026-10-05T09:00:00.000Z',
  caseId: 'A-1',
  accountId: 'ANV',
  account: 'Anvil Ltd',
  before: stateWith({}),
  now: stateWith({ verdict: 'met', satisfiedAtMs: Date.UTC(2026, 9, 5, 9, 30) }),
  causes: [cause('late', 'events')],
  ...given,
});

const runWith = { programVersion: '0.1.0', policyVersion: '2', policySha256: 'a'.repeat(64) };

function sectionOf(given: Partial<RunDifference>) {
  const since: RunDifference = {
    policy: 'acme',
    before: { name: 'acme-2026-10@3', asOfMs: Date.UTC(2026, 10, 1), ...runWith },
    now: { name: 'now', asOfMs: Date.UTC(2026, 10, 1), ...runWith },
    figuresCompared: 40,
    figures: [],
    details: { figuresCompared: 0, figures: [] },
    unrecorded: [],
    obligations: [],
    differences: [],
    facts: [],
    ...given,
  };
  return monthlyModel(findingsWith({ restatement: { since, published: [] } })).restated;
}

const tableIn = (block: Block | undefined): Table | null =>
  block?.kind === 'table' ? block.table : null;
const textsOf = (table: Table | null) =>
  table?.rows.map((row) => row.map(({ text }) => spaced(text)));

test('a month that was not published has no such section; one whose figures stand says so in one line', () => {
  expect(monthlyModel(findingsWith()).restated).toBeNull();
  expect(sectionOf({})).toMatchObject({
    heading: 'No figure moved since publication 3',
    counted: 'Against acme-2026-10@3, as of 1 Nov 2026, 00:00 UTC.',
    blocks: [],
  });
});

test('every figure that moved stands there with both values, the change and each cause’s share in it', () => {
  const section = sectionOf({
    figures: [
      {
        before: figureWith({}),
        now: figureWith({ part: 89, value: 0.89 }),
        shares: [
          { causes: [cause('late', 'events')], items: 1, amount: 0.01 },
          { causes: [cause('reading', 'business-day')], items: 2, amount: -0.02 },
        ],
      },
      {
        before: figureWith({ kind: 'kept', promise: null, part: 7, n: 8, value: null }),
        now: figureWith({ kind: 'kept', promise: null, part: 8, n: 9, value: null }),
        shares: [{ causes: [cause('newer')], items: 1, amount: null }],
      },
    ],
  });
  expect(section?.heading).toBe(
    '2 of 40 figures moved since publication 3, by late data, newer data and a reading’s house option',
  );
  expect(textsOf(tableIn(section?.blocks[0]))).toEqual([
    [
      'First response',
      '90 % of 100',
      '89 % of 100',
      '−1.0 point',
      '+1.0 point late data (events) (1); −2.0 points reading business day (2)',
    ],
    ['Cases with every promise kept', '7 of 8', '8 of 9', '', 'newer data (1)'],
  ]);
});

test('of what cannot be divided among its causes only their kinds are told, and the first page says that figures moved', () => {
  const since: RunDifference = {
    policy: 'acme',
    before: { name: 'acme-2026-10@3', asOfMs: null, ...runWith },
    now: { name: 'now', asOfMs: null, ...runWith },
    figuresCompared: 40,
    figures: [
      {
        before: figureWith({ kind: 'low', part: null }),
        now: figureWith({ kind: 'low', part: null, value: 0.8 }),
        shares: [
          { causes: [cause('late', 'events')], items: 1, amount: null },
          {
            causes: [cause('late', 'surveys'), cause('corrected', 'cases')],
            items: 2,
            amount: null,
          },
        ],
      },
    ],
    details: { figuresCompared: 0, figures: [] },
    unrecorded: [],
    obligations: [],
    differences: [],
    facts: [],
  };
  const model = monthlyModel(findingsWith({ restatement: { since, published: [] } }));
  expect(textsOf(tableIn(model.restated?.blocks[0]))?.[0]?.at(-1)).toBe(
    'late data and corrected data',
  );
  expect(JSON.stringify(model)).toContain(
    '1 of 40 figures of this month moved since it was published as acme-2026-10@3.',
  );
});

test('every obligation that moved says what was published, what holds now, and why', () => {
  const section = sectionOf({
    obligations: [
      moveWith({}),
      moveWith({ caseId: 'A-2', before: null, causes: [cause('newer')] }),
      moveWith({
        caseId: 'A-3',
        now: stateWith({ dueAtMs: Date.UTC(2026, 9, 6, 10), hingesOn: 'business-day' }),
        causes: [cause('late', 'events'), cause('corrected', 'contracts')],
      }),
    ],
  });
  expect(section?.heading).toBe('No figure moved since publication 3; 3 obligations did');
  expect(textsOf(tableIn(section?.blocks[0]))?.map((row) => row.slice(3))).toEqual([
    ['missed, unanswered', 'met, answered 5 Oct 2026, 09:30 UTC', 'late data (events)'],
    ['not of this period', 'met', 'newer data'],
    [
      'missed, due 5 Oct 2026, 10:00 UTC, settled',
      'missed, due 6 Oct 2026, 10:00 UTC, hinges on business-day',
      'late data (events) and corrected data (contracts)',
    ],
  ]);
  expect(tableIn(section?.blocks[0])?.csv).toBe('restated-obligations.csv');
});

const detailMoves = (count: number): FigureMove[] =>
  Array.from({ length: count }, (_, index) => ({
    before: null,
    now: figureWith({
      id: `hour/-/${index}`,
      kind: index < 80 ? 'hour' : 'backlog',
      unit: 'count',
      promise: null,
      subject: index < 80 ? `Mon ${index}` : 'oldest',
      value: index,
    }),
    shares: [{ causes: [cause(index < 80 ? 'late' : 'newer')], items: 0, amount: null }],
  }));

test('figures of tables and charts stand after those looked at first: how many of each table and why, then each of them', () => {
  const figures = detailMoves(2);
  const section = sectionOf({ details: { figuresCompared: 300, figures } });
  expect(section?.heading).toBe(
    'No headline figure moved since publication 3; 2 figures of tables and charts did',
  );
  expect(section?.blocks.map((block) => ('title' in block ? block.title : null))).toEqual([
    '2 of 300 figures in tables and charts moved',
    null,
  ]);
  const [topics, each] = (section?.blocks ?? []).map(tableIn);
  expect(textsOf(topics ?? null)).toEqual([['Hours of the week', '2', 'late data']]);
  expect(textsOf(each ?? null)?.[1]).toEqual([
    'Hours of the week',
    'Missed of what began Mon 1',
    '–',
    '1',
    '',
    'late data',
  ]);
  expect(each).toMatchObject({ csv: null, note: null });
});

test('of hundreds the first of each table are printed, and all of them go along as a file', () => {
  const section = sectionOf({ details: { figuresCompared: 300, figures: detailMoves(82) } });
  const each = tableIn(section?.blocks[1]);
  expect(each).toMatchObject({ printed: 6, csv: 'restated-details.csv' });
  expect(each?.rows).toHaveLength(82);
  expect(
    textsOf(each)
      ?.map(([topic]) => topic)
      .slice(0, 7),
  ).toEqual([
    ...Array(4).fill('Hours of the week'),
    ...Array(2).fill('Open and overdue'),
    'Hours of the week',
  ]);
  expect(each?.note).toBe(
    '82 in all. The first of each table or chart are here; all of them are in restated-details.csv.',
  );
});

test('what an earlier publication did not record is named beside what differs', () => {
  const section = sectionOf({
    obligations: [moveWith({})],
    unrecorded: ['waived_rate', 'hour', 'queue', 'calls'],
  });
  expect(section?.blocks.at(-1)).toMatchObject({
    facts: [
      {
        label: 'Not in publication 3',
        text: 'rates without waived misses, hours of the week and order of answers; whether these moved cannot be told.',
      },
    ],
  });
});

test('what differs between the two is told by table and file, and the policy by its hash', () => {
  const section = sectionOf({
    obligations: [moveWith({})],
    differences: [cause('late'), cause('policy', '2')],
    facts: [{ kind: 'late', table: 'events', source: 'events-2.csv', facts: 3 }],
    now: { name: 'now', asOfMs: null, ...runWith, policySha256: 'b'.repeat(64) },
  });
  const facts = section?.blocks.find(({ kind }) => kind === 'facts');
  expect(facts).toMatchObject({
    facts: [
      { label: 'Late data', text: '3 facts of events in events-2.csv' },
      { label: 'Terms', text: 'policy 2' },
      { label: 'Policy file', text: '2 (aaaaaaaaaaaa…) → 2 (bbbbbbbbbbbb…)' },
    ],
  });
});

test('causes, figures and amounts have words of their own', () => {
  expect(causeText({ kind: 'late', subject: 'cases', through: 'others' })).toBe(
    'late data (case rows, other cases’)',
  );
  expect(causeText(cause('program', '0.1.0 → 0.2.0'))).toBe('program 0.1.0 → 0.2.0');
  expect(causeText(cause('unexplained'))).toBe('unexplained');
  const label = (tier: string | null, severity: string | null) => `${tier} ${severity}`;
  const cell = { tier: 'gold', severity: 'high' };
  expect(figureName(figureWith({ kind: 'p90', cell }), label)).toContain('gold high: 90');
  expect(figureName(figureWith({ kind: 'verdict', verdict: 'running' }), label)).toBe(
    'First response: running',
  );
  expect(figureValue(figureWith({ n: 0, part: 0, value: null }))).toBe('none due');
  expect(figureValue(null)).toBe('–');
  expect(spaced(amountText('share', 0.0004) ?? '')).toBe('+0.04 points');
  expect(amountText('count', -3)).toBe('−3');
  expect(spaced(amountText('duration', -41_000) ?? '')).toBe('−41 s');
  expect(spaced(amountText('duration', 60_000) ?? '')).toBe('+1 min');
  expect(spaced(amountText('duration', -3_600_000) ?? '')).toBe('−1 h');
});

test('the trend tells a month’s published rate where it is another now, and nowhere else', () => {
  const promise = promiseWith('first_response', [
    [80, 20],
    [90, 10],
    [95, 5],
    [90, 10],
  ]);
  const published = (month: string, rate: number) => ({ month, promise: 'first_response', rate });
  const { trend } = monthlyModel(
    findingsWith({
      promises: [promise],
      restatement: {
        since: null,
        published: [published('2026-08', 0.85), published('2026-09', 0.95)],
      },
    }),
  );
  const [figure] = trend?.blocks ?? [];
  if (figure?.kind !== 'figure' || figure.panels[0]?.chart !== 'trend')
    throw new Error('No trend.');
  expect(figure.panels[0].months.map(({ published: rate }) => rate)).toEqual([
    null,
    0.85,
    null,
    null,
  ]);
  expect(spaced(figure.panels[0].months[1]?.tooltip)).toContain('; published 85 %');
  expect(figure.note).toContain('An open dot is what was published, where it is another now.');
});
