import { expect, test } from 'vitest';
import { findAudit } from '../../pipeline/findings/audit/find.js';
import { findNumbers } from '../../pipeline/findings/audit/numbers.js';
import { findQuarantine, findSources, findTables } from '../../pipeline/findings/audit/rows.js';
import { datesFromTo } from '../../pipeline/findings/periods.js';
import { replayed } from '../findings/acme.js';
import { atDesk, type Desk, lines } from '../ingest/desk.js';

/** A desk that took two cases, an account twice, and events of which two cannot be read. */
async function takeBadRows(desk: Desk): Promise<void> {
  await desk.take('cases.csv', casesOf(['C-1', 'C-2']));
  await desk.take('accounts.csv', lines('account_id,name', 'A-1,A name'));
  await desk.take('accounts-later.csv', lines('account_id,name', 'A-1,Another name'));
  const head = 'case_id,at,type,actor_type,visibility,value';
  const answer = 'C-1,2026-03-10T12:30:00Z,message,agent,public,';
  await desk.take('events.csv', lines(head, answer, 'C-2,2026-03-11T12:30:00Z,spam,agent,,'));
  await desk.take(
    'more-events.csv',
    lines(
      head,
      answer,
      'C-1,2026-03-11T12:30:00Z,message,agent,public,',
      'C-1,yesterday,message,agent,public,',
      'C-1,2026-03-11T13:30:00Z,telegram,agent,public,',
    ),
  );
}

function casesOf(ids: readonly string[]): string {
  const rows = ids.map((id) => `${id},A-1,2026-03-10T12:00:00Z,high`);
  return lines('case_id,account_id,opened_at,severity', ...rows);
}

test('every row read is loaded, a duplicate or in quarantine, and what is loaded is there or was replaced', () =>
  atDesk(async (desk) => {
    await takeBadRows(desk);
    const sources = await findSources(desk.warehouse);
    expect(sources.find(({ file }) => file === 'more-events.csv')).toMatchObject({
      rowsRead: 4,
      loaded: 1,
      duplicates: 1,
      quarantined: 2,
      quarantineHolds: 2,
    });
    expect(sources.every(({ adds }) => adds)).toBe(true);
    const tables = await findTables(desk.warehouse);
    expect(
      tables.map(({ table, loaded, held, replaced }) => [table, loaded, held, replaced]),
    ).toEqual([
      ['accounts', 2, 1, 1],
      ['cases', 2, 2, 0],
      ['events', 3, 3, 0],
    ]);
    expect(tables.every(({ adds }) => adds)).toBe(true);
    const quarantine = await findQuarantine(desk.warehouse);
    expect(quarantine.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'at', 'yesterday'],
      [4, 'type', 'telegram'],
    ]);
  }));

test.each([
  ['a row taken out of the quarantine', 'delete from raw.quarantine where row_number = 3'],
  ['a count that was edited', "update raw.sources set loaded = 2 where path = 'more-events.csv'"],
])('%s breaks the equation of its file', (_, change) =>
  atDesk(async (desk) => {
    await takeBadRows(desk);
    await desk.warehouse.run(change);
    const broken = (await findSources(desk.warehouse)).filter(({ adds }) => !adds);
    expect(broken.map(({ file }) => file)).toEqual(['more-events.csv']);
  }),
);

test('a row that vanished from a table breaks the equation of the table', () =>
  atDesk(async (desk) => {
    await takeBadRows(desk);
    await desk.warehouse.run("delete from raw.events where case_id = 'C-2'");
    const broken = (await findTables(desk.warehouse)).filter(({ adds }) => !adds);
    expect(broken.map(({ table }) => table)).toEqual(['events']);
  }));

const upTo = (last: number, without: readonly number[] = []) =>
  Array.from({ length: last }, (_, index) => index + 1).filter((n) => !without.includes(n));

/** Sequences and gaps of cases with these ids. */
function numbersOf(ids: readonly string[]): ReturnType<typeof findNumbers> {
  return atDesk(async (desk) => {
    await desk.take('cases.csv', casesOf(ids));
    return findNumbers(desk.warehouse);
  });
}

test('numbers that no case has are told as ranges', async () => {
  const { sequences, gaps } = await numbersOf(upTo(20, [7, 12, 13, 14]).map((n) => `C-00${n}`));
  expect(sequences).toMatchObject([
    { table: 'cases', prefix: 'C-', ids: 16, first: 1, last: 20, missing: 4, isSequence: true },
  ]);
  expect(gaps.map(({ first, last }) => [first, last])).toEqual([
    [7, 7],
    [12, 14],
  ]);
});

test('desks that share one counter miss no number of each other’s', async () => {
  const { sequences, gaps } = await numbersOf(
    upTo(24).map((n) => `${n % 3 === 0 ? 'B' : 'A'}-${n}`),
  );
  expect(sequences).toMatchObject([{ prefix: 'A-, B-', ids: 24, missing: 0 }]);
  expect(gaps).toEqual([]);
});

test('desks with counters of their own are told apart', async () => {
  const { sequences, gaps } = await numbersOf([
    ...upTo(12).map((n) => `A-${n}`),
    ...upTo(12, [5]).map((n) => `B-${n}`),
  ]);
  expect(sequences.map(({ prefix, missing }) => [prefix, missing])).toEqual([
    ['A-', 0],
    ['B-', 1],
  ]);
  expect(gaps).toMatchObject([{ prefix: 'B-', first: 5, last: 5 }]);
});

test('one id far from all others is a jump, not a million missing cases', async () => {
  const { sequences, gaps } = await numbersOf([...upTo(12), 900_000].map((n) => `C-${n}`));
  expect(sequences.map(({ first, last, missing, jump }) => [first, last, missing, jump])).toEqual([
    [1, 12, 0, null],
    [900_000, 900_000, 0, 899_987],
  ]);
  expect(gaps).toEqual([]);
});

test('fewer than ten numbers are no sequence', async () => {
  const { sequences, gaps } = await numbersOf(['C-1', 'C-5', 'C-9']);
  expect(sequences.some(({ isSequence }) => isSequence)).toBe(false);
  expect(gaps).toEqual([]);
});

test('dates and weeks without an event are counted, and cases of no contract beside those of the policy', () =>
  atDesk(async (desk) => {
    await replayed(
      desk,
      [
        { id: 'a', opened: '2026-03-02T10:00:00Z', answered: '2026-03-03T10:00:00Z' },
        { id: 'b', opened: '2026-03-31T10:00:00Z', answered: '2026-03-31T10:10:00Z' },
      ],
      '2026-04-02T00:00:00Z',
      {
        'stray.csv': lines(
          'case_id,account_id,opened_at,severity',
          'C-9,nobody,2026-03-01T00:00:00Z,high',
        ),
      },
    );
    const { completeness } = await findAudit(
      desk.warehouse,
      { policy: 'acme', account: null, zone: 'UTC', period: 'due' },
      datesFromTo('2026-03-01', '2026-03-31', 'UTC'),
      { isDefault: false, decisionsOf: () => [], lint: () => [] },
    );
    expect(completeness.coverage).toMatchObject({
      dates: 31,
      datesWithoutEvents: 28,
      datesWithoutOpenings: 29,
      gaps: [
        { from: '2026-03-04', to: '2026-03-30', days: 27 },
        { from: '2026-03-01', to: '2026-03-01', days: 1 },
      ],
      weeks: 4,
      weeksWithoutEvents: 3,
    });
    expect(completeness.cases).toEqual([
      { policy: 'acme', isJudged: true, cases: 2 },
      { policy: null, isJudged: false, cases: 1 },
    ]);
  }));
