import { expect, test } from 'vitest';
import type {
  AttainableFinding,
  BacklogCell,
  PromiseFinding,
} from '../../pipeline/findings/contract.js';
import { type UnitTally, funnelOf } from '../../pipeline/findings/funnels.js';
import { rateOf } from '../../pipeline/findings/rate.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import type { Section } from '../../reports/render/contract.js';
import { findingsWith, promiseWith } from './fixtures/findings.js';

const modelOf = (given: Parameters<typeof findingsWith>[0]) => monthlyModel(findingsWith(given));
const spaced = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ') ?? null;
const hour = 3_600_000;

function tableIn(section: Section | null, id: string): (string | null)[][] | undefined {
  const tables = section?.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.table] : block.kind === 'figure' ? [block.numbers] : [],
  );
  return tables
    ?.find((table) => table.id === id)
    ?.rows.map((row) => row.map(({ text }) => spaced(text)));
}

function figureIn(section: Section | null, id: string) {
  return section?.blocks.find((block) => block.kind === 'figure' && block.id === id);
}

test('a trend says by which rule its limits are drawn, from which months, and names those outside', () => {
  const counts = [
    [91, 9],
    [88, 12],
    [60, 40],
    [90, 10],
  ] as const;
  const control = {
    rule: 'p' as const,
    centre: 0.9,
    widening: 1,
    from: '2026-07',
    to: '2026-09',
    months: 3,
  };
  const limited = (promise: string, given: object = {}) => {
    const found = promiseWith(promise, counts);
    const months = found.months.map((month) => ({ ...month, limitLow: 0.81, limitHigh: 0.99 }));
    return { ...found, months, control: { ...control, ...given } };
  };
  const noteOf = (promises: PromiseFinding[]) => {
    const figure = figureIn(modelOf({ promises }).trend, 'trend');
    return figure?.kind === 'figure' ? spaced(figure.note) : null;
  };
  expect(noteOf([limited('update')])).toBe(
    'Dotted: the limits of chance, 3 sigma by each month’s n around the mean of Jul 2026 to Sep 2026, 3 months (p-chart). Outside: Update in Sep 2026, 60 %, below.',
  );
  expect(noteOf([limited('update', { rule: 'p-prime', widening: 1.62 })])).toContain(
    'Wider where those months differ by more than chance (Laney’s p′): Update, 1.6 times as wide.',
  );
  expect(modelOf({ promises: [limited('update')] }).trend?.heading).toBe(
    'Updates were unusually low in September 2026',
  );
});

const unit = (kind: UnitTally['kind'], name: string, obligations: number, missed: number) => ({
  kind,
  promise: 'update',
  unit_id: name,
  name,
  obligations,
  missed,
  expected: obligations / 10,
});

test('groups are not ranked: only those outside the limits of chance are named, with what their mix would have', () => {
  const funnels = funnelOf('group', 'update', [
    unit('group', 'Billing', 200, 26),
    unit('group', 'Desk', 150, 18),
    unit('group', 'Restore', 40, 16),
    unit('group', 'Small', 9, 1),
  ]);
  const model = modelOf({ promises: [promiseWith('update', [[338, 61]])], funnels });
  expect(tableIn(model.misses, 'outside-limits')).toEqual([
    [
      'Restore',
      'assignment group',
      'Update',
      '16 of 40',
      '40 %',
      '26 % to 55 %',
      '3 % to 28 %',
      '4.0',
      'above 99.8 %',
    ],
  ]);
  const figure = figureIn(model.misses, 'funnels');
  expect(figure?.kind === 'figure' ? spaced(figure.note) : null).toBe(
    'Within the dashed lines chance alone leaves 95 %, within the plain ones 99.8 % (exact binomial at each n, around the share over all). Of 3 comparisons 1 lies outside the dashed ones; chance alone would leave up to 1. Not compared, with fewer than 10 obligations: 1 assignment group by updates.',
  );
  expect(model.misses?.heading).toBe(
    'Restore, an assignment group, missed more updates than chance would leave',
  );
});

test('two groups are no funnel, and where nothing is missed there is none', () => {
  const two = funnelOf('group', 'update', [unit('group', 'A', 50, 5), unit('group', 'B', 60, 5)]);
  const promises = [promiseWith('update', [[100, 10]])];
  expect(figureIn(modelOf({ promises, funnels: two }).misses, 'funnels')).toBeUndefined();
  expect(funnelOf('account', 'update', [])).toEqual([]);
});

test('near misses are counted of what was met in time, and rated from ten on', () => {
  const cell = (severity: string, near: number, rest: number) => ({
    tier: 'gold',
    severity,
    tenths: [near, ...Array.from({ length: 8 }, () => 0), rest],
    near: rateOf(near, rest),
  });
  const model = modelOf({
    promises: [
      promiseWith('update', [[14, 0]], {
        spreads: [
          {
            tier: 'gold',
            severity: 'high',
            obligations: 14,
            target: '1 hour',
            medianMs: hour,
            p90Ms: hour,
            medianRatio: 0.5,
            p90Ratio: 0.9,
            bins: [{ bin: -2, obligations: 14 }],
          },
        ],
      }),
    ],
    slack: [
      {
        promise: 'update',
        tenths: [3, 0, 0, 0, 0, 0, 0, 0, 0, 11],
        near: rateOf(3, 11),
        cells: [cell('high', 2, 8), cell('low', 1, 3)],
      },
    ],
  });
  const figure = figureIn(model.responses, 'slack');
  expect(figure?.kind === 'figure' ? figure.title : null).toBe(
    '3 of 14 updates in time came in the last tenth of the target',
  );
  expect(tableIn(model.responses, 'slack-numbers')).toEqual([
    ['Update', 'Gold, High', '2', '10', '20 %', '5 % to 50 %'],
    ['Update', 'Gold, Low', '1', '4', 'too few to rate', ''],
  ]);
});

const responseHeading = (n: number, early: number) =>
  modelOf({
    promises: [
      promiseWith('first_response', [[n, 0]], {
        spreads: [
          {
            tier: 'gold',
            severity: 'high',
            obligations: n,
            target: '1 hour',
            medianMs: hour,
            p90Ms: hour,
            medianRatio: 1,
            p90Ratio: 1,
            bins: [
              { bin: -8, obligations: early },
              { bin: -1, obligations: n - early },
            ],
          },
        ],
      }),
    ],
  }).responses?.heading;

test('one answer is told as one, none and all as such', () => {
  expect(responseHeading(1, 0)).toBe('The only first response came after half of the target');
  expect(responseHeading(1, 1)).toBe('The only first response came within half of the target');
  expect(responseHeading(8, 0)).toBe(
    'None of the 8 first responses came within half of the target',
  );
  expect(responseHeading(8, 8)).toBe('All of the 8 first responses came within half of the target');
  expect(responseHeading(8, 3)).toBe('3 of 8 first responses came within half of the target');
});

function attainable(given: Partial<AttainableFinding> = {}): AttainableFinding {
  return {
    promise: 'first_response',
    tier: 'gold',
    severity: 'high',
    judged: 40,
    answered: 39,
    met: 32,
    low: 0.65,
    high: 0.89,
    target: '4 business hours',
    targetMs: 4 * hour,
    targets: 1,
    curve: [
      { elapsedMs: 2 * hour, share: 0.5 },
      { elapsedMs: 4 * hour, share: 0.8 },
      { elapsedMs: 5.4 * hour, share: 0.95 },
    ],
    reached: { elapsedMs: 5.4 * hour, share: 0.95 },
    lowMs: 4.5 * hour,
    highMs: null,
    promiseMs: 5.5 * hour,
    ...given,
  };
}

test('what would have to be promised for 95 % stands beside what was promised, with its interval and n', () => {
  const model = modelOf({
    promises: [promiseWith('first_response', [[32, 8]]), promiseWith('daily_update', [[9, 1]])],
    attainable: [
      attainable({ severity: 'low', met: 39, answered: 40, promiseMs: 4 * hour }),
      attainable(),
      attainable({ tier: 'basic', judged: 9, curve: [], reached: null, promiseMs: null }),
    ],
  });
  expect(spaced(model.attainable?.heading)).toBe(
    '1 of 2 targets was kept 95 % of the time; first responses at High on Gold would need 5 h 30 min of business time',
  );
  expect(tableIn(model.attainable, 'attainable-needs')?.[0]).toEqual([
    'First response',
    'Gold, High',
    'within 4 business hours',
    '80 %',
    '40',
    '5 h 24 min',
    '4 h 30 min or more',
    '5 h 30 min',
  ]);
  const figure = figureIn(model.attainable, 'attainable-first_response');
  expect(figure?.kind === 'figure' ? figure.note : null).toBe(
    'Black: the share met at the promised target. On the dashed line: the time within which 95 % were answered, in the accent where it is longer than promised. Too few to draw: First response Basic, High (9). Due by date, without a clock that counts, and so without a curve: daily updates.',
  );
});

test('where too many are unanswered, no target is named', () => {
  const { attainable: section } = modelOf({
    promises: [promiseWith('first_response', [[32, 8]])],
    attainable: [
      attainable({ answered: 36, reached: null, lowMs: null, highMs: null, promiseMs: null }),
    ],
  });
  expect(section?.heading).toBe('The target was not kept 95 % of the time');
  expect(tableIn(section, 'attainable-needs')?.[0]?.slice(5)).toEqual([
    'none',
    '4 unanswered',
    '–',
  ]);
  expect(modelOf({}).attainable).toBeNull();
});

test('the backlog is told by age and severity, with its n and what it counts', () => {
  const cell = (severity: string | null, band: number, cases: number, unanswered = 0) => ({
    severity,
    band,
    cases,
    unanswered,
    overdue: unanswered,
  });
  const sectionOf = (cells: BacklogCell[], medianDays: number, oldestDays: number) =>
    modelOf({
      backlog: {
        atMs: Date.UTC(2026, 9, 31, 23, 59),
        bands: [0, 1, 7, 30, 90],
        cells,
        medianDays,
        oldestDays,
      },
    }).open;
  const titleOf = (section: Section | null) => {
    const [block] = section?.blocks ?? [];
    return block?.kind === 'table' ? block.title : null;
  };
  const section = sectionOf([cell('low', 0, 4), cell('high', 1, 2, 1), cell(null, 4, 1)], 2, 120);
  expect(section?.heading).toBe('Nothing is overdue or running');
  expect(titleOf(section)).toBe(
    '7 cases were open, half of them for 2 days or less, the oldest for 120 days; 1 unanswered',
  );
  expect(tableIn(section, 'backlog')).toEqual([
    ['not given', '0', '0', '0', '0', '1', '1', '0', '0'],
    ['High', '0', '2', '0', '0', '0', '2', '1', '1'],
    ['Low', '4', '0', '0', '0', '0', '4', '0', '0'],
  ]);
  expect(titleOf(sectionOf([cell('low', 0, 4)], 0, 0))).toBe(
    '4 cases were open, half of them for less than a day, the oldest for less than a day',
  );
  expect(titleOf(sectionOf([cell('low', 1, 1)], 3, 3))).toBe('1 case was open, for 3 days');
});
