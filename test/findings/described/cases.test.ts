import { expect, test } from 'vitest';
import { at, described, type Told } from './world.js';

test('accounts are candidates for a notice by escalations within so many days that end in the month', async () => {
  const asks = (account: string, ...days: string[]): Told[] =>
    days.map((day, index) => ({
      id: `${account}-${index}`,
      account,
      opened: '2026-01-05T10:00',
      closure: account === 'C-1' ? 'fixed' : 'nothing_found',
      events: [`${day} escalation by customer`, '31T10:00 status closed by ann'],
    }));
  const { abuseCandidates } = await described({
    cases: [
      ...asks('A-1', '2026-02-10T10:00', '05T10:00'),
      ...asks('B-1', '2026-01-10T10:00', '05T10:00'),
      ...asks('C-1', '04T10:00', '05T10:00'),
      ...asks('D-1', '2026-02-01T10:00', '2026-02-10T10:00'),
    ],
  });
  expect(abuseCandidates?.figures).toMatchObject({ inMonth: 4 });
  expect(abuseCandidates?.figures?.candidates).toEqual([
    {
      account: 'Account A-1',
      escalations: 2,
      cases: 2,
      fromMs: at('2026-02-10T10:00'),
      toMs: at('05T10:00'),
    },
  ]);
});

test('a new case names an earlier one that was closed, open or is not there', async () => {
  const { previousCases } = await described({
    cases: [
      { id: 'old', opened: '01T10:00', events: ['02T10:00 status closed', '20T10:00 status open'] },
      { id: 'open', opened: '01T10:00' },
      { id: 'after-closing', opened: '10T10:00', previous: 'old' },
      { id: 'while-open', opened: '10T10:00', previous: 'open' },
      { id: 'nowhere', opened: '10T10:00', previous: 'X-9' },
      { id: 'itself', opened: '10T10:00', previous: 'itself' },
    ],
  });
  expect(previousCases?.figures).toMatchObject({
    naming: { hits: 4, n: 6 },
    states: [
      { state: 'closed', cases: 1 },
      { state: 'open', cases: 1 },
      { state: 'unknown', cases: 2 },
    ],
  });
});

test('someone knows a case who wrote on the one that it names, or on any of the requester before', async () => {
  const { sameEngineers } = await described({
    cases: [
      { id: 'old', opened: '01T10:00', requester: 'bea', events: ['01T11:00 message by ann'] },
      { id: 'other', opened: '02T10:00', requester: 'bea', events: ['02T11:00 message by joe'] },
      {
        id: 'by-ann',
        opened: '10T10:00',
        requester: 'bea',
        previous: 'old',
        events: ['10T11:00 message by ann'],
      },
      {
        id: 'by-joe',
        opened: '10T10:00',
        requester: 'bea',
        previous: 'old',
        events: ['10T11:00 message by joe'],
      },
      {
        id: 'assigned',
        opened: '11T10:00',
        requester: 'bea',
        events: ['11T11:00 assignee zoe by max'],
      },
    ],
  });
  expect(sameEngineers?.figures).toMatchObject({
    named: { hits: 1, n: 2 },
    returning: { hits: 2, n: 4 },
    namedUnknown: 0,
    returningUnknown: 0,
  });
});

test('contacts are counted as named when the month ended, and reporters on the day of the opening', async () => {
  const { namedContacts } = await described({
    tiers: { 'A-1': 'gold', 'B-1': 'basic', 'C-1': 'gold' },
    contacts: [
      'A-1,bea,2026-01-01,2026-03-10',
      'A-1,eve,2026-03-11,',
      'B-1,dan,2026-01-01,',
      'B-1,dan,2026-02-01,',
    ],
    cases: [
      { id: 'last-day', opened: '10T23:00', requester: 'bea' },
      { id: 'too-late', opened: '11T00:00', requester: 'bea' },
      { id: 'nobody', opened: '11T00:00' },
      { id: 'names-none', account: 'C-1', opened: '11T00:00', requester: 'kim' },
      { id: 'basic', account: 'B-1', opened: '11T00:00', requester: 'dan' },
    ],
  });
  expect(namedContacts?.figures).toMatchObject({
    tiers: [
      { tier: 'gold', allowed: 1, accounts: 2, withNone: 1, within: 2, tooMany: [] },
      {
        tier: 'basic',
        allowed: 0,
        accounts: 1,
        within: 0,
        tooMany: [{ account: 'Account B-1', named: 1 }],
      },
    ],
    byNamed: { hits: 1, n: 2 },
    unknownReporter: 2,
  });
});

test('an account is told by its own cases', async () => {
  const world = {
    cases: [
      { id: 'A', opened: '10T10:00', channel: 'portal' },
      { id: 'B', account: 'B-1', opened: '10T10:00', channel: 'chat' },
    ],
  };
  const { firstChannels } = await described(world, { account: 'B-1' });
  expect(firstChannels?.figures?.channels).toMatchObject([{ channel: 'chat', share: { n: 1 } }]);
});

test('where the data tells a fact nowhere, it is named and there is no figure', async () => {
  const found = await described({ cases: [{ id: 'A', opened: '10T10:00' }] });
  const lacks = Object.entries(found).map(([name, told]) => [name, told?.lacks]);
  expect(Object.fromEntries(lacks)).toEqual({
    recategorising: 'events of type severity',
    statusAfterResponse: 'events of type message',
    updateGaps: 'events of type message',
    firstChannels: 'the channel of cases',
    channelHours: 'the channel of cases',
    liveSupport: 'events of type message',
    escalations: 'events of type escalation',
    outOfHoursCandidates: 'events of type severity',
    abuseCandidates: 'events of type escalation',
    customerResource: 'events of type resource',
    previousCases: 'previous_case_id of cases',
    sameEngineers: 'who wrote messages (actor_id of events)',
    namedContacts: 'the table contacts',
  });
});
