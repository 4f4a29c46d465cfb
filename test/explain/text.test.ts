import { describe, expect, test } from 'vitest';
import { blockOf, explainStory, linesOf, proseOf } from './explained.js';

const plain = { policy: 'standard', as_of: '2024-06-28T20:00Z' } as const;

describe('a first response that was late', async () => {
  const told = await explainStory({
    ...plain,
    events: [
      '2024-05-24T16:00-04:00  opened, severity high',
      '2024-05-24T16:05-04:00  message by system, public (3)',
      '2024-05-28T13:30-04:00  message by agent, public (7)',
    ],
  });

  test('tells what was promised, when it was due, who answered, and every hour to the holiday', () => {
    expect(blockOf(told, 'First response')).toEqual([
      'First response: missed, 1 h 30 min late',
      '  ST-01 promises a first response within 4 business hours of Office hours. The case was opened on',
      '  Fri 24 May, 16:00 EDT. It was due on Tue 28 May, 12:00 EDT. An agent answered on Tue 28 May, 13:30',
      '  EDT (event 7).',
      '    Fri 24 May 16:00 – 17:00             1 h',
      '    Fri 24 May 17:00 – Tue 28 May 09:00  closed             night, Saturday, Sunday and Memorial Day (Mon 27 May)',
      '    Tue 28 May 09:00 – 12:00             3 h',
      '    Tue 28 May 12:00 – 13:30             1 h 30 min         late',
      '    In all                               5 h 30 min of 4 h',
      '  Another reading would say otherwise:',
      '    met, due Tue 28 May, 12:00 EDT, answered Fri 24 May, 16:05 EDT',
      '      lenient: Every open clause read for the vendor.',
      "      first-response-by=any: Anyone's.",
    ]);
  });

  test('is headed by the case, its contract, its severity and the sum', () => {
    expect(linesOf(told).slice(0, 7)).toEqual([
      'Case S1',
      '  Opened for account of S1 on Fri 24 May 2024, 16:00 EDT.',
      '  Contract: standard, from 2000-01-01, the only one in force on 2024-05-24. Judged by Standard,',
      '  version 1.',
      '  Severity high throughout.',
      '  Obligations: 1 missed and 3 unmeasured. The data is complete up to Fri 28 Jun 2024, 16:00 EDT;',
      '  times are those of America/New_York.',
    ]);
  });

  test('is told in the reader’s own zone on request', () => {
    expect(linesOf(told, 'Asia/Tokyo').join('\n')).toContain(
      'Tue 28 May 22:00 – Wed 29 May 01:00  3 h',
    );
  });
});

test('a pause is one line, over the nights too, and what it saves is told', async () => {
  const told = await explainStory({
    ...plain,
    events: [
      '2024-05-13T09:00-04:00  opened, severity high',
      '2024-05-13T09:30-04:00  message by agent, public (2)',
      '2024-05-13T10:00-04:00  status pending (3)',
      '2024-05-15T15:00-04:00  status open (4)',
      '2024-05-15T16:30-04:00  message by agent, public (5)',
      '2024-05-15T16:30-04:00  status solved (6)',
    ],
  });
  expect(blockOf(told, 'Update 1')).toEqual([
    'Update 1: met, with 2 h to spare',
    '  ST-02 promises the next update within 4 business hours of Office hours. An agent wrote on Mon 13',
    '  May, 09:30 EDT (event 2). It was due on Thu 16 May, 10:30 EDT. An agent answered on Wed 15 May,',
    '  16:30 EDT (event 5).',
    '    Mon 13 May 09:30 – 10:00             30 min',
    '    Mon 13 May 10:00 – Wed 15 May 15:00  paused      the case was pending',
    '    Wed 15 May 15:00 – 16:30             1 h 30 min',
    '    In all                               2 h of 4 h',
    '    Closed from then to the due: night.',
    '  Another reading would say otherwise:',
    '    missed, due Mon 13 May, 13:30 EDT',
    '      strict: Every open clause read for the customer.',
    '      waiting-on-customer=run: They run.',
  ]);
});

test('like days in a row are one line, and what fitted into a gap is counted', async () => {
  const told = await explainStory({
    ...plain,
    events: [
      '2024-06-03T09:00-04:00  opened, severity high',
      '2024-06-03T09:00-04:00  status open',
      '2024-06-03T09:00-04:00  message by agent, public',
      '2024-06-07T10:00-04:00  message by agent, public',
    ],
  });
  const block = blockOf(told, 'Update 1');
  expect(block).toContain(
    '    Tue 4 Jun – Thu 6 Jun, 09:00 – 17:00  24 h         late; 3 days of 8 h, closed at night',
  );
  expect(proseOf(block)).toContain('8 updates would have fitted into the gap.');
});

test('a case without a contract says so, and why', async () => {
  const told = await explainStory({
    ...plain,
    contract: { ends_on: '2024-05-12' },
    events: ['2024-05-13T09:00-04:00  opened, severity high'],
  });
  expect(linesOf(told).slice(2, 5)).toEqual([
    '  No contract on 2024-05-13: the account has 1, none of them in force then, so nothing is owed.',
    '  Severity high throughout.',
    '  The case is excluded: no contract. The data is complete up to Fri 28 Jun 2024, 16:00 EDT; times',
  ]);
});

test('what the export does not tell is named', async () => {
  const told = await explainStory({
    ...plain,
    events: ['2024-05-13T09:00-04:00  opened', '2024-05-13T10:00-04:00  message by agent, public'],
  });
  expect(blockOf(told, 'First response')).toEqual([
    'First response: unmeasured, the export does not tell its severity',
    '  ST-01 promises a first response. The case was opened on Mon 13 May, 09:00 EDT.',
    '  Settled: every reading says unmeasured.',
  ]);
});

test('what is void says which event ended it before it was due', async () => {
  const told = await explainStory({
    ...plain,
    events: [
      '2024-05-13T09:00-04:00  opened, severity high',
      '2024-05-13T09:30-04:00  message by agent, public (2)',
      '2024-05-13T10:00-04:00  status solved (3)',
    ],
  });
  expect(proseOf(blockOf(told, 'Update 1'))).toContain(
    'The case was solved on Mon 13 May, 10:00 EDT (event 3), before it was due.',
  );
});

test('what is running says how much of its clock is left', async () => {
  const told = await explainStory({
    ...plain,
    as_of: '2024-05-13T14:00Z',
    events: [
      '2024-05-13T09:00-04:00  opened, severity high',
      '2024-05-13T09:00-04:00  message by customer, public',
    ],
  });
  expect(blockOf(told, 'First response').slice(0, 4)).toEqual([
    'First response: running, 3 h left',
    '  ST-01 promises a first response within 4 business hours of Office hours. The case was opened on',
    '  Mon 13 May, 09:00 EDT. It is due on Mon 13 May, 13:00 EDT. Nothing had come by Mon 13 May, 10:00',
    '  EDT, where the data ends.',
  ]);
});

test('under another scenario its own hours count', async () => {
  const events = [
    '2024-05-13T09:00-04:00  opened, severity high',
    '2024-05-13T09:30-04:00  message by agent, public',
    '2024-05-13T10:00-04:00  status pending',
    '2024-05-13T15:00-04:00  message by agent, public',
  ];
  const told = await explainStory({ ...plain, events }, 'waiting-on-customer=run');
  expect(blockOf(told, 'Update 1')).toContain(
    '    Mon 13 May 13:30 – 15:00  1 h 30 min         late',
  );
});
