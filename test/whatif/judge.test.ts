import { expect, test } from 'vitest';
import { judged, replayedDesk, told } from './desk.js';

// Mondays and Tuesdays in May 2024; London is an hour ahead of UTC.
const desk = replayedDesk(
  [
    { id: 'quick', opened: '2024-05-13T10:00+01:00', answered: '2024-05-13T11:00+01:00' },
    { id: 'slow', opened: '2024-05-13T10:00+01:00', answered: '2024-05-13T15:00+01:00' },
    { id: 'night', opened: '2024-05-13T16:00+01:00', answered: '2024-05-14T10:00+01:00' },
    { id: 'late', opened: '2024-05-13T09:00+01:00', answered: '2024-05-15T09:00+01:00' },
    { id: 'open', opened: '2024-05-31T16:00+01:00' },
    {
      id: 'low',
      severity: 'low',
      opened: '2024-05-14T09:00+01:00',
      answered: '2024-05-14T10:00+01:00',
    },
    {
      id: 'unnamed',
      severity: 'urgent',
      opened: '2024-05-14T09:00+01:00',
      answered: '2024-05-14T10:00+01:00',
    },
    {
      id: 'theirs',
      account: 'B',
      opened: '2024-05-14T09:00+01:00',
      answered: '2024-05-14T10:00+01:00',
    },
  ],
  '2024-05-31T16:30+01:00',
);

test('under Gold the same responses have four hours around the clock, and low cases are owed one too', async () => {
  const finding = await judged(desk, { tier: 'Gold' }, 'A');
  expect(finding.changes).toEqual([{ kind: 'tier', tier: { id: 'gold', name: 'Gold' } }]);
  expect(told(finding)).toEqual({
    house: '3 of 4',
    whatIf: '2 of 5',
    moves: [
      'met → met 1',
      'met → missed 2',
      'missed → missed 1',
      'running → running 1',
      'unmeasured → unmeasured 1',
      'none → met 1',
    ],
  });
  expect(told(finding, 'update')?.house).toBe('0 of 0');
});

test('the tier that the contract names changes nothing, and neither do no other terms at all', async () => {
  for (const terms of [{ tier: 'silver' }, {}]) {
    const finding = await judged(desk, terms);
    for (const { house, whatIf, inBoth, moves, cells } of finding.promises) {
      expect(whatIf).toEqual(house);
      expect(inBoth).toBe(house.n);
      expect(moves.filter((move) => move.house !== move.whatIf)).toEqual([]);
      expect(cells.filter(({ houseTarget, whatIfTarget }) => houseTarget !== whatIfTarget)).toEqual(
        [],
      );
    }
  }
});

test('an account is judged alone', async () => {
  const finding = await judged(desk, { tier: 'gold' }, 'Account B');
  expect([finding.cases, finding.obligations]).toEqual([1, 2]);
  expect(told(finding)).toEqual({ house: '1 of 1', whatIf: '1 of 1', moves: ['met → met 1'] });
});

test('the ledger is as it was', async () => {
  const rows = () => desk.warehouse.rows('from ledger order by all');
  const before = await rows();
  await judged(desk, { tier: 'gold' });
  expect(await rows()).toEqual(before);
  const [count] = await desk.warehouse.rows<{ databases: number }>(
    'select count(*) as databases from duckdb_databases() where not internal',
  );
  expect(count).toEqual({ databases: 1 });
});

test('a response that the two judge otherwise is shown with both dues', async () => {
  const { promises } = await judged(desk, { tier: 'gold' });
  const [first] = promises;
  expect(first?.examples.map(({ caseId }) => caseId)).toEqual(['night', 'slow']);
  expect(first?.examples[0]).toEqual({
    caseId: 'night',
    tier: 'silver',
    severity: 'high',
    startedAtMs: Date.parse('2024-05-13T16:00+01:00'),
    satisfiedAtMs: Date.parse('2024-05-14T10:00+01:00'),
    house: {
      verdict: 'met',
      target: '8 business hours',
      dueAtMs: Date.parse('2024-05-14T16:00+01:00'),
    },
    whatIf: { verdict: 'missed', target: '4 hours', dueAtMs: Date.parse('2024-05-13T20:00+01:00') },
  });
});

test('in other hours the same responses have another clock', async () => {
  const always = await judged(desk, { calendar: 'always' }, 'A');
  expect(told(always)).toEqual({
    house: '3 of 4',
    whatIf: '2 of 4',
    moves: [
      'met → met 2',
      'met → missed 1',
      'missed → missed 1',
      'running → running 1',
      'unmeasured → unmeasured 1',
    ],
  });
  const long = await judged(desk, { calendar: 'mon-fri 09:00-12:00 Europe/London' }, 'A');
  expect(told(long)?.whatIf).toBe('4 of 4');
  expect(long.changes).toEqual([
    { kind: 'calendar', calendar: 'mon-fri 09:00-12:00 Europe/London' },
  ]);
});

test('a target is put where the contract’s policy has one, or where it is named', async () => {
  const all = await judged(desk, { targets: ['first response = 4 business hours'] }, 'A');
  expect(told(all)?.moves).toEqual([
    'met → met 2',
    'met → missed 1',
    'missed → missed 1',
    'running → running 1',
    'unmeasured → unmeasured 1',
  ]);
  const low = await judged(desk, { targets: ['first_response:silver/low=30 minutes'] }, 'A');
  expect(told(low)?.moves).toContain('none → missed 1');
  expect(told(low)?.whatIf).toBe('3 of 5');
  const gold = await judged(desk, { targets: ['first_response:gold=1 minute'] }, 'A');
  expect(told(gold)?.whatIf).toBe('3 of 4');
});

test('a promise that the policy does not make is judged by its target, and said to be none', async () => {
  const { promises, notes } = await judged(desk, { targets: ['resolution=1 hour'] }, 'A');
  const resolution = promises.find(({ promise }) => promise === 'resolution');
  expect([resolution?.isPromisedByHouse, resolution?.isPromisedByWhatIf]).toEqual([false, true]);
  expect(notes).toEqual(['Desk makes no promise of this kind; the target is put to every case.']);
});

test('another policy judges with its own hours, and what its severities do not name is unmeasured', async () => {
  // Two hours between noon and eight: only the answer before noon is in time.
  const finding = await judged(desk, { under: 'counter', severities: { high: '1' } }, 'A');
  expect(told(finding)).toEqual({
    house: '3 of 4',
    whatIf: '1 of 4',
    moves: [
      'met → met 1',
      'met → missed 2',
      'missed → missed 1',
      'running → running 1',
      'unmeasured → unmeasured 1',
      'none → unmeasured 1',
    ],
  });
  expect(finding.promises[0]?.unmeasured).toEqual([{ reason: 'severity', obligations: 2 }]);
  expect(finding.notes).toEqual([
    'Counter names no severity low: what its targets make of such cases is unmeasured.',
  ]);
  expect(told(finding, 'update')).toBeNull();
});
