import { expect, test } from 'vitest';
import type { Cause, RunDifference } from '../../pipeline/findings/contract.js';
import { lines } from '../ingest/desk.js';
import { unrestated } from './numbers.js';
import { afterMarch, answer, caseRow, cases, events, type Office, type Terms } from './world.js';

const said = (causes: readonly Cause[]) =>
  causes.map(({ kind, subject, through }) =>
    [kind, subject, through].filter((part) => part !== null).join(' '),
  );

/** Which obligations moved, from what to what, and why. */
const movesOf = ({ obligations }: RunDifference) =>
  obligations.map(({ caseId, before, now, causes }) => [
    caseId,
    before?.verdict ?? null,
    now?.verdict ?? null,
    said(causes).join(' + '),
  ]);

/** Every figure that moved is explained: its shares add up to what moved, and none is unexplained. */
function expectAllExplained({ figures, details, obligations }: RunDifference): void {
  expect(obligations.flatMap(({ causes }) => said(causes))).not.toContain('unexplained');
  for (const { before, now, shares } of [...figures, ...details.figures]) {
    const id = (now ?? before)?.id;
    expect([id, shares.length > 0]).toEqual([id, true]);
    expect([id, shares.flatMap(({ causes }) => said(causes))]).not.toContain('unexplained');
    const amounts = shares.map(({ amount }) => amount);
    if (before?.value == null || now?.value == null || amounts.includes(null)) continue;
    const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
    expect(sum).toBeCloseTo(now.value - before.value, 9);
  }
}

const figureOf = ({ figures }: RunDifference, id: string) =>
  figures.find(({ before, now }) => (now ?? before)?.id === id);

async function sinceMarch(work: (office: Office) => Promise<unknown>): Promise<RunDifference> {
  return afterMarch(async (office) => {
    await work(office);
    return allTold(office);
  });
}

/** What moved, once it is held against all numbers of both months: none that differs is left out. */
async function allTold(office: Office): Promise<RunDifference> {
  const now = await office.month();
  const since = now.restatement?.since;
  if (since == null) throw new Error('March was not published.');
  expectAllExplained(since);
  expect(unrestated(await office.first(), now, since)).toEqual([]);
  return since;
}

test('a closed month whose data is as it was has no figure that moved', async () => {
  const since = await sinceMarch((office) => office.judge());
  expect(since.figuresCompared).toBeGreaterThan(10);
  expect([since.figures, since.obligations, since.differences]).toEqual([[], [], []]);
});

test('an answer that is told later moves its obligation and every figure that counts it, by late data', async () => {
  const since = await sinceMarch(async (office) => {
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:30:00Z')));
    await office.judge();
  });
  expect(movesOf(since)).toEqual([['B-late', 'missed', 'met', 'late events case']]);
  expect(figureOf(since, 'first_response/rate')).toMatchObject({
    before: { part: 13, n: 16 },
    now: { part: 14, n: 16 },
    shares: [{ items: 1, amount: 1 / 16 }],
  });
  expect(figureOf(since, 'all/kept')?.shares).toMatchObject([{ items: 1, amount: 1 / 16 }]);
  expect(since.facts).toEqual([{ kind: 'late', table: 'events', source: 'late.csv', facts: 1 }]);
});

test('an event whose content a later export replaced is corrected data', async () => {
  const since = await sinceMarch(async (office) => {
    const again = events(answer('e-02', 'A-02', '2026-03-02T14:00:00Z'));
    await office.take('again.csv', again, { exportedAt: '2026-04-03T00:00:00Z' });
    await office.judge();
  });
  expect(movesOf(since)).toEqual([['A-02', 'met', 'missed', 'corrected events case']]);
});

test('a case row that a later export corrected moves obligations of other severities, tiers and months', async () => {
  const since = await sinceMarch(async (office) => {
    const again = cases(
      caseRow('B-worse', 'B', '2026-03-11T10:00:00Z', 'low'),
      caseRow('A-03', 'A', '2026-02-03T10:00:00Z'),
    );
    await office.take('cases-2.csv', again, { exportedAt: '2026-04-03T00:00:00Z' });
    await office.judge();
  });
  expect(movesOf(since)).toEqual([
    ['A-03', 'met', null, 'corrected cases case'],
    ['B-worse', 'missed', 'missed', 'corrected cases case'],
  ]);
  expect(figureOf(since, 'all/cases')?.shares).toMatchObject([{ items: 1, amount: -1 }]);
});

test('a contract that is another now moves the cases of its account', async () => {
  const since = await sinceMarch(async (office) => {
    await office.take(
      'contracts-2.csv',
      lines('account_id,policy,tier,starts_on', 'B,acme,basic,2026-02-01'),
    );
    await office.judge();
  });
  expect(movesOf(since).map(([caseId, , , why]) => [caseId, why])).toEqual(
    ['B-edge', 'B-friday', 'B-late', 'B-worse'].map((id) => [id, 'late contracts account']),
  );
});

test('a holiday that is told later moves what was running over it, and nothing else', async () => {
  const since = await sinceMarch(async (office) => {
    await office.take(
      'holidays-2.csv',
      lines('date,calendar,name', '2026-03-23,acme,Founders', '2026-07-01,acme,Summer'),
    );
    await office.judge();
  });
  expect(movesOf(since)).toEqual([['B-friday', 'missed', 'met', 'late holidays list']]);
});

test('what acts through the cases of other accounts is told as theirs', async () => {
  const since = await sinceMarch(async (office) => {
    const other = cases(caseRow('B-outage', 'B', '2026-03-18T09:50:00Z', 'outage'));
    await office.take('cases-2.csv', other);
    await office.judge();
  });
  expect(movesOf(since)).toEqual([
    ['A-outage', 'excluded', 'missed', 'late cases others'],
    ['B-outage', null, 'excluded', 'late case'],
  ]);
});

test('terms that changed are told apart: a target, a version, words, and the house option of a reading', async () => {
  await afterMarch(async (office) => {
    const under = async (terms: Terms) => {
      await office.judge(terms);
      return allTold(office);
    };
    const target = await under({ high: '3 hours' });
    expect(movesOf(target).filter(([, from, to]) => from !== to)).toEqual([
      ['B-late', 'missed', 'met', 'policy 1'],
    ]);
    expect(target.differences).toEqual([{ kind: 'policy', subject: '1', through: null }]);
    expect(movesOf(await under({ version: '2', high: '3 hours' }))[0]?.[3]).toBe('policy 1, 2');
    const words = await under({ paraphrase: 'Soon.' });
    expect([words.figures, words.obligations]).toEqual([[], []]);
    expect(words.differences).toMatchObject([{ kind: 'policy' }]);
    const reading = await under({ house: 'lower' });
    expect(movesOf(reading)).toEqual([
      ['B-edge', 'met', 'missed', 'reading which-end'],
      ['B-friday', 'missed', 'missed', 'reading which-end'],
      ['C-open', 'running', 'running', 'reading which-end'],
    ]);
    expect(reading.differences).toEqual([{ kind: 'reading', subject: 'which-end', through: null }]);
  });
});

test('what ran at the earlier as-of instant and is settled now is newer data', async () => {
  const since = await sinceMarch(async (office) => {
    await office.take('april.csv', events(answer('e-open', 'C-open', '2026-04-01T09:10:00Z')));
    await office.judge({}, '2026-04-02T00:00:00Z');
  });
  expect(movesOf(since)).toEqual([['C-open', 'running', null, 'newer']]);
  expect(since.facts).toMatchObject([{ kind: 'newer', facts: 1 }]);
});

test('several causes at once each have their share of one rate, in the order in which they are taken', async () => {
  const since = await sinceMarch(async (office) => {
    await office.take('late.csv', events(answer('late-1', 'B-worse', '2026-03-11T10:30:00Z')));
    const again = events(
      answer('e-02', 'A-02', '2026-03-02T16:50:00Z'),
      answer('e-03', 'A-03', '2026-03-03T16:50:00Z'),
    );
    await office.take('again.csv', again, { exportedAt: '2026-04-03T00:00:00Z' });
    await office.judge({ high: '2 hours', house: 'lower' }, '2026-04-03T00:00:00Z');
  });
  const shares = figureOf(since, 'first_response/rate')?.shares ?? [];
  expect(shares.map(({ causes, items, amount }) => [said(causes), items, amount])).toEqual([
    [['late events case'], 1, expect.closeTo(1 / 16)],
    [['corrected events case'], 2, expect.closeTo(-2 / 16)],
    [['reading which-end'], 1, expect.closeTo(-1 / 16)],
    [['policy 1'], 1, expect.closeTo(1 / 16)],
  ]);
});
