import { expect, test } from 'vitest';
import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { lastMonth } from '../../pipeline/findings/last-month.js';
import { findMonth, type MonthlyScope } from '../../pipeline/findings/monthly.js';
import { rateOf } from '../../pipeline/findings/rate.js';
import { atDesk, lines, refusal } from '../ingest/desk.js';
import { replayed, type Told } from './acme.js';

const hourMs = 3_600_000;

const march: MonthlyScope = {
  policy: 'acme',
  month: '2026-03',
  account: null,
  zone: 'UTC',
  period: 'due',
};

type Month = (scope?: Partial<MonthlyScope>) => Promise<MonthlyFindings>;

/** Replays cases as of 2 April, once, and finds the months that are asked for. */
async function after<Result>(
  cases: readonly Told[],
  ask: (month: Month) => Promise<Result>,
  more: Readonly<Record<string, string>> = {},
): Promise<Result> {
  return atDesk(async (desk) => {
    await replayed(desk, cases, '2026-04-02T00:00:00Z', more);
    return ask((scope = {}) => findMonth(desk.warehouse, { ...march, ...scope }));
  });
}

const ratesOf = ({ promises }: MonthlyFindings) =>
  promises.map(({ promise, rate }) => [promise, rate.met, rate.missed]);

function answeredInTime(count: number, account = 'A-1'): Told[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${account}-${index}`,
    account,
    opened: `2026-03-${String(index + 2).padStart(2, '0')}T10:00:00Z`,
    answered: `2026-03-${String(index + 2).padStart(2, '0')}T10:20:00Z`,
  }));
}

const late: Told = {
  id: 'late',
  opened: '2026-03-10T12:00:00Z',
  answered: '2026-03-10T14:00:00Z',
};
const atMidnight: Told = { id: 'midnight', opened: '2026-03-31T23:00:00Z' };

test('what is due at the midnight that ends a month belongs to the next, in the zone of the report', async () => {
  await after([late, atMidnight], async (month) => {
    expect(ratesOf(await month())).toEqual([['first_response', 0, 1]]);
    expect(ratesOf(await month({ month: '2026-04' }))).toEqual([['first_response', 0, 1]]);
    const newYork = await month({ zone: 'America/New_York' });
    expect(ratesOf(newYork)).toEqual([['first_response', 0, 2]]);
    expect(newYork.scope.toMs - newYork.scope.fromMs).toBe((31 * 24 - 1) * hourMs);
  });
});

test('by opening and by fulfilment, months are those of the opening and of the answer', async () => {
  const nextMonth = { ...atMidnight, id: 'next-month', answered: '2026-04-01T09:00:00Z' };
  await after([late, nextMonth], async (month) => {
    expect(ratesOf(await month({ period: 'opening' }))).toEqual([['first_response', 0, 2]]);
    expect(ratesOf(await month({ period: 'fulfilment' }))).toEqual([['first_response', 0, 1]]);
  });
});

test('under ten obligations there are counts and no rate', async () => {
  await after([...answeredInTime(9), late], async (month) => {
    const [promise] = (await month()).promises;
    expect(promise?.rate).toMatchObject({ met: 9, missed: 1, rate: 0.9 });
  });
  expect(rateOf(8, 1)).toMatchObject({ met: 8, missed: 1, rate: null, low: null });
});

test('a reading that changes a verdict gives the range, the hinge and its worth', async () => {
  const between: Told = {
    id: 'between',
    severity: 'low',
    opened: '2026-03-10T09:00:00Z',
    answered: '2026-03-10T10:30:00Z',
  };
  await after([...answeredInTime(9), between], async (month) => {
    const findings = await month();
    const [promise] = findings.promises;
    expect(promise?.rate.rate).toBe(1);
    expect(promise?.range).toEqual({
      low: 0.9,
      high: 1,
      ends: expect.anything(),
      readings: [{ reading: 'which-end', move: expect.closeTo(0.1) }],
    });
    expect(findings.hinges).toEqual([
      { promise: 'first_response', readings: ['which-end'], obligations: 1 },
    ]);
    expect(findings.kept.range).toMatchObject({ low: 0.9, high: 1 });
  });
});

test('a month is found with its misses, its hours and the months before', async () => {
  const worse: Told = { id: 'worse', severity: 'low', opened: '2026-03-20T12:00:00Z' };
  await after([...answeredInTime(9), late, worse, atMidnight], async (month) => {
    const findings = await month({ zone: 'Asia/Kolkata' });
    expect([findings.kept.rate.met, findings.kept.rate.missed]).toEqual([9, 2]);
    expect(findings.missed.map(({ caseId, isUnanswered }) => [caseId, isUnanswered])).toEqual([
      ['worse', true],
      ['late', false],
    ]);
    expect(findings.missed[1]?.overdueMs).toBe(hourMs);
    expect(findings.open.map(({ caseId }) => caseId)).toEqual(['worse']);
    expect(findings.hours.filter(({ missed }) => missed > 0)).toEqual([
      { day: 2, hour: 17, obligations: 1, missed: 1 },
      { day: 5, hour: 17, obligations: 1, missed: 1 },
    ]);
    expect((await month()).openHours).toEqual(
      [1, 2, 3, 4, 5].map((day) => ({ day, from: 9, to: 17 })),
    );
    const [promise] = (await month({ month: '2026-04' })).promises;
    expect(promise?.months.slice(-2).map(({ rate }) => rate.n)).toEqual([11, 1]);
    expect(promise?.before.n).toBe(11);
  });
});

test('a month without data has no rates, and its data all the same', async () => {
  await after([late], async (month) => {
    const findings = await month({ month: '2027-01' });
    expect(ratesOf(findings)).toEqual([['first_response', 0, 0]]);
    expect(findings.population).toEqual({ obligations: 0, cases: 0, accounts: 0 });
    expect(findings.data.sources).toHaveLength(4);
    expect(Object.isFrozen(findings.data.sources[0])).toBe(true);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });
});

test('an account is found by its id or its name; whoever names what is not there is told what is', async () => {
  const cases = [...answeredInTime(3, 'A-1'), ...answeredInTime(2, 'B-2')];
  await after(cases, async (month) => {
    const byId = await month({ account: 'B-2' });
    expect(byId.population).toEqual({ obligations: 2, cases: 2, accounts: 1 });
    const byName = await month({ account: 'account b-2' });
    expect(byName.scope.account).toEqual({ id: 'B-2', name: 'Account B-2' });
    expect(await refusal(month({ account: 'A-11' }))).toBe(
      'No case and no accounts file names the account "A-11". | Accounts are named by account_id or name; the nearest are A-1, B-2.',
    );
    expect(await refusal(month({ policy: 'other' }))).toBe(
      'The ledger was not made under a policy "other". | It knows acme. To add one, name its file to punctual replay.',
    );
    expect(await refusal(month({ month: '2026-13' }))).toContain('"2026-13" is no month.');
    expect(await refusal(month({ zone: 'Mars' }))).toContain('"Mars" is no time zone.');
  });
});

test('without a ledger the reader is told how to make one', async () => {
  expect(await refusal(atDesk(({ warehouse }) => findMonth(warehouse, march)))).toBe(
    'There is no ledger in this workspace yet. | Load exports with punctual ingest, then make the ledger with punctual replay.',
  );
});

test('the last complete month is the one before, or the one that has just ended', () => {
  expect(lastMonth(Date.parse('2026-11-15T00:00:00Z'), 'UTC')).toBe('2026-10');
  expect(lastMonth(Date.parse('2026-10-31T23:59:59Z'), 'UTC')).toBe('2026-10');
  expect(lastMonth(Date.parse('2026-11-01T00:00:00Z'), 'America/New_York')).toBe('2026-09');
});

test('one row per case is enough for a score; where events tell otherwise, they hold and it is counted', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'cases.csv',
      lines(
        'case_id,account_id,opened_at,severity,first_response_at,solved_at,csat_score,csat_scale_min,csat_scale_max',
        'A,A-1,2026-03-10T10:00:00Z,high,2026-03-10T10:30:00Z,2026-03-11T10:00:00Z,5,1,5',
        'B,A-1,2026-03-10T10:00:00Z,high,2026-03-10T10:30:00Z,2026-03-11T10:00:00Z,,1,5',
      ),
    );
    const [answer, others] = ['2026-03-10T10:45:00Z', '2026-03-10T12:00:00Z'];
    await replayed(desk, [{ id: 'C', opened: others, answered: others }], '2026-04-02T00:00:00Z', {
      'answer.csv': lines(
        'case_id,at,type,actor_type,visibility',
        `A,${answer},message,agent,public`,
      ),
    });
    const { satisfaction, data, promises } = await findMonth(desk.warehouse, march);
    expect(satisfaction.map(({ all }) => [all.good, all.answered, all.invited])).toEqual([
      [1, 1, null],
    ]);
    expect(data.disagreements).toEqual([{ fact: 'first_response_at', cases: 1, differing: 1 }]);
    expect(promises[0]?.rate).toMatchObject({ met: 3, missed: 0 });
  });
});
