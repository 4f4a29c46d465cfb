import { expect, test } from 'vitest';
import { blockOf, explainStory, proseOf } from './explained.js';

const home = {
  policy: 'crashplan-2013-12-10',
  as_of: '2024-06-28T20:00Z',
  contract: { tier: 'home' },
  account: { country: 'US' },
} as const;

test('a case that the system closed early says how long it had stood solved', async () => {
  const told = await explainStory({
    ...home,
    events: [
      '2024-06-10T09:00-05:00  opened, severity 3',
      '2024-06-10T10:00-05:00  message by agent, public (1)',
      '2024-06-10T10:00-05:00  status solved by agent (2)',
      '2024-06-12T02:00-05:00  status closed by system (3)',
    ],
  });
  expect(proseOf(blockOf(told, 'Closing, not early').slice(0, 4))).toBe(
    'Closing, not early 1: missed CP-19 (Solved cases close) promises that a solved case is not closed by itself before 48 hours are over. The case became solved on Mon 10 Jun, 11:00 EDT (event 2). The system closed it on Wed 12 Jun, 03:00 EDT (event 3), after 40 h, too early.',
  );
  expect(blockOf(told, 'Closing, not late')[0]).toBe('Closing, not late 1: met');
});

test('a customer who answers in time ends the wait, and the case must come back', async () => {
  const told = await explainStory({
    ...home,
    events: [
      '2024-06-10T09:00-05:00  opened, severity 3',
      '2024-06-10T09:30-05:00  assignee anna by system (1)',
      '2024-06-10T10:00-05:00  message by agent, public (2)',
      '2024-06-10T10:00-05:00  status pending by agent (3)',
      '2024-06-11T08:00-05:00  message by customer, public (4)',
    ],
  });
  const early = proseOf(blockOf(told, 'Closing, not early'));
  expect(early).toContain('Closing, not early 1: void');
  expect(early).toContain('The customer acted on Tue 11 Jun, 09:00 EDT (event 4).');
  const reopening = proseOf(blockOf(told, 'Reopening'));
  expect(reopening).toContain(
    'promises that an answer in time makes the case open again and back with who responded.',
  );
});

test('a survey that never went out is told with the end of the data', async () => {
  const told = await explainStory({
    ...home,
    events: [
      '2024-06-10T09:00-05:00  opened, severity 3',
      '2024-06-10T10:00-05:00  status solved by agent (1)',
      '2024-06-12T11:00-05:00  status closed by system (2)',
    ],
  });
  expect(blockOf(told, 'Survey after closing')[0]).toBe(
    'Survey after closing 1: unmeasured, the export does not tell invitations to surveys',
  );
});
