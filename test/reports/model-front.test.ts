import { expect, test } from 'vitest';
import { funnelOf } from '../../pipeline/findings/funnels.js';
import { rateOf } from '../../pipeline/findings/rate.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import { plain } from '../../reports/words/prose.js';
import { findingsWith, openRow, promiseWith, rangeWith } from './fixtures/findings.js';

const frontOf = (given: Parameters<typeof findingsWith>[0]) =>
  monthlyModel(findingsWith(given)).front;
const spaced = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');
const readingsOf = (met: number, missed: number, range: ReturnType<typeof rangeWith>) => {
  const [summary] = frontOf({
    promises: [promiseWith('first_response', [[met, missed]], { range })],
  }).promises;
  const said = summary?.readings ?? null;
  return said === null ? null : spaced(plain(said));
};

test.each([
  [[[980, 60]], 'Support kept 94.2 % of its first-response promises in October'],
  [[[18, 2]], 'Support kept 90 % of its first-response promises in October'],
  [[[7, 1]], 'Support kept 7 of 8 first-response promises in October'],
  [[[40, 0]], 'Support kept all 40 of its first-response promises in October'],
  [[[0, 5]], 'Support kept none of its 5 first-response promises in October'],
  [[[1, 0]], 'Support kept its only first-response promise in October'],
  [[[0, 1]], 'Support missed its only first-response promise in October'],
  [[[0, 0]], 'No promise fell due in October'],
] as const)('the headline is the finding of the month: %s', (counts, headline) => {
  const { headline: said } = frontOf({ promises: [promiseWith('first_response', counts)] });
  expect(spaced(said)).toBe(headline);
});

test('two promises share a headline, and what was missed is not called kept', () => {
  const promises = [promiseWith('first_response', [[18, 2]]), promiseWith('update', [[0, 1]])];
  expect(spaced(frontOf({ promises }).headline)).toBe(
    'Support kept 90 % of its first-response promises and missed its only update promise in October',
  );
});

test('what a policy says it tries to do is an aim', () => {
  const { policy } = findingsWith();
  const [term] = policy.promises;
  if (term === undefined) throw new Error('no promise');
  const aims = { ...policy, promises: [{ ...term, isAim: true }] };
  const front = frontOf({ policy: aims, promises: [promiseWith('first_response', [[19, 1]])] });
  expect(spaced(front.headline)).toBe('Support met 95 % of its first-response aims in October');
  expect(front.promises[0]?.name).toBe('First response (an aim)');
});

test('a report of one account names it', () => {
  const { scope } = findingsWith();
  const account = { id: 'A-7', name: 'Anvil Ltd' };
  const model = monthlyModel(
    findingsWith({
      scope: { ...scope, account },
      promises: [promiseWith('first_response', [[7, 1]])],
    }),
  );
  expect(model.front.headline).toBe(
    'Support kept 7 of 8 first-response promises to Anvil Ltd in October',
  );
  expect(model.title).toBe('Acme Support, Anvil Ltd, October 2026');
  expect(model.fileName).toBe('acme-2026-10-a-7');
});

test('what is counted, over what, and n stand under the headline', () => {
  const promises = [promiseWith('first_response', [[30, 3]])];
  const population = { obligations: 41, cases: 41, accounts: 1 };
  expect(frontOf({ promises, population }).counted).toBe(
    'Acme Support 2: 41 obligations of October 2026 on 41 cases of 1 account; 33 of them were met or missed.',
  );
  const one = { obligations: 1, cases: 1, accounts: 1 };
  expect(
    frontOf({ promises: [promiseWith('first_response', [[1, 0]])], population: one }).counted,
  ).toBe(
    'Acme Support 2: 1 obligation of October 2026 on 1 case of 1 account; it was met or missed.',
  );
  expect(frontOf({}).counted).toBe('Acme Support 2: no obligation belongs to October 2026.');
});

test('promises that the policy does not make show no commitment, in one line', () => {
  const { promises } = frontOf({ promises: [promiseWith('first_response', [[30, 3]])] });
  expect(promises.map(({ name, status }) => [name, status])).toEqual([
    ['First response', 'rated'],
    ['Update, daily update, next reply and resolution', 'no-commitment'],
  ]);
});

test('the change against the month before is between the printed figures, and only between rates', () => {
  const changeOf = (...counts: readonly (readonly [number, number])[]) =>
    spaced(frontOf({ promises: [promiseWith('update', counts)] }).promises[0]?.change?.text);
  expect(changeOf([90, 10], [85, 15])).toBe('5 points below September');
  expect(changeOf([90, 10], [91, 9])).toBe('1 point above September');
  expect(changeOf([90, 10], [90, 10])).toBe('as in September');
  expect(changeOf([9, 0], [90, 10])).toBeUndefined();
});

test('the range over the readings names what moves it', () => {
  expect(
    readingsOf(940, 60, rangeWith(0.918, 0.956, ['business-day', 0.022], ['zone', 0.001])),
  ).toBe(
    'Between 91.8 % and 95.6 %, depending on how 2 open clauses are read; business day decides most of it.',
  );
  expect(readingsOf(940, 60, rangeWith(0.9, 0.96, ['zone', 0.02], ['range', 0.02]))).toBe(
    'Between 90.0 % and 96.0 %, depending on how 2 open clauses are read; zone moves it most.',
  );
  expect(readingsOf(940, 60, rangeWith(0.9, 0.94, ['zone', 0.04]))).toBe(
    'Between 90.0 % and 94.0 %, depending on how one open clause is read: zone.',
  );
  expect(readingsOf(940, 60, rangeWith(0.9, 0.94))).toBe(
    'Between 90.0 % and 94.0 %, if open clauses are read together.',
  );
});

test('a range that is not to be seen in the printed figures is not said', () => {
  expect(readingsOf(47, 3, rangeWith(0.9402, 0.9409, ['zone', 0.0007]))).toBeNull();
});

test('the matrix says the target of every cell, too few, none due and no commitment', () => {
  const cell = (tier: string, severity: string, met: number, missed: number) => ({
    tier,
    severity,
    rate: rateOf(met, missed),
    before: rateOf(0, 0),
    range: null,
  });
  const cells = [cell('gold', 'high', 18, 2), cell('gold', 'low', 3, 0)];
  const [matrix] = frontOf({
    promises: [promiseWith('first_response', [[21, 2]], { cells })],
  }).matrices;
  const told = matrix?.rows.map((row) =>
    row.cells.map(({ status, text, target }) => [status, spaced(text), target]),
  );
  expect(told).toEqual([
    [
      ['rated', '90 %', 'within 1 hour'],
      ['too-few', '3 of 3', 'within 4 business hours'],
    ],
    [
      ['none', 'none due', 'within 1–2 business days'],
      ['no-commitment', 'no commitment', null],
    ],
  ]);
});

const attentionOf = (given: Parameters<typeof findingsWith>[0]) =>
  frontOf(given).attention.map((sentence) => spaced(plain(sentence)));

test('a quiet month says so', () => {
  expect(attentionOf({})).toEqual(['Nothing stands out this month.']);
});

test('a cell that fell by more than chance is named with both figures', () => {
  const fell = {
    tier: 'basic',
    severity: 'high',
    rate: rateOf(60, 40),
    before: rateOf(95, 5),
    range: null,
  };
  const wobbled = { ...fell, severity: 'low', rate: rateOf(91, 9) };
  const promises = [promiseWith('update', [[151, 49]], { cells: [fell, wobbled] })];
  expect(attentionOf({ promises })).toEqual([
    'Update at High on Basic fell to 60 %, from 95 % in September.',
  ]);
});

test('overdue obligations are counted, with the worst in business time', () => {
  const hour = 3_600_000;
  expect(attentionOf({ open: [openRow('missed', 71 * hour), openRow('missed', hour)] })).toEqual([
    '2 obligations are overdue and still unanswered, the worst by 71 h of business time.',
  ]);
  expect(attentionOf({ open: [openRow('missed', hour), openRow('running', 0)] })).toEqual([
    '1 obligation is overdue and still unanswered, by 1 h of business time.',
  ]);
});

test('the reading on which most verdicts hang alone is asked for', () => {
  const hinge = (readings: readonly string[], obligations: number) => ({
    promise: 'update',
    readings,
    obligations,
  });
  const hinges = [hinge(['zone'], 3), hinge(['range', 'zone'], 9), hinge(['business-day'], 4)];
  expect(attentionOf({ hinges })).toEqual([
    'Nobody has settled how to read business day: 4 verdicts hang on that answer alone.',
  ]);
  expect(attentionOf({ hinges: [hinge(['zone'], 1)] })).toEqual([
    'Nobody has settled how to read zone: 1 verdict hangs on that answer alone.',
  ]);
});

test('what cannot be judged names the missing field', () => {
  const unmeasured = {
    promise: 'update',
    verdict: 'unmeasured' as const,
    reason: 'severity',
    obligations: 1,
    cases: 1,
  };
  expect(attentionOf({ reasons: [unmeasured] })).toEqual([
    '1 obligation cannot be judged; the data does not say: severity.',
  ]);
});

test('a part of the week, a channel and a group are named only where they stand out', () => {
  const hours = Array.from({ length: 168 }, (_, index) => {
    const isFriday = index >= 96 + 12 && index < 96 + 18;
    return {
      day: Math.floor(index / 24) + 1,
      hour: index % 24,
      obligations: 2,
      missed: isFriday ? 1 : 0,
    };
  });
  const kinds = [
    { kind: 'channel' as const, value: 'phone', obligations: 50, missed: 5, low: 0.04, high: 0.2 },
    { kind: 'channel' as const, value: 'email', obligations: 286, missed: 1, low: 0, high: 0.01 },
  ];
  const promises = [promiseWith('update', [[330, 6]])];
  const unit = (name: string, obligations: number, missed: number) => ({
    kind: 'group' as const,
    promise: 'update',
    unit_id: name,
    name,
    obligations,
    missed,
    expected: 1.25,
  });
  const funnels = funnelOf('group', 'update', [unit('Billing', 286, 1), unit('Restore', 50, 6)]);
  expect(attentionOf({ hours, kinds, funnels, promises })).toEqual([
    '6 of the 6 missed started on a Friday afternoon, where 12 obligations began.',
    'In the channel phone, 10 % of 50 obligations were missed, against 1.7 % of all.',
    'Restore, an assignment group, missed 6 of 50 updates, outside the 99.8 % limits of chance; its mix of tiers and severities would have 1.3.',
  ]);
  const even = funnelOf('group', 'update', [unit('Billing', 286, 4), unit('Restore', 50, 2)]);
  expect(attentionOf({ funnels: even, promises })).toEqual(['Nothing stands out this month.']);
});
