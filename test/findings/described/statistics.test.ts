import { expect, test } from 'vitest';
import { calendarOf } from '../../../pipeline/policy/support-calendar.js';
import { at, described, type Told } from './world.js';

const hour = 3_600_000;

test('a change of severity is counted once per case in hand, with its way, its age and who made it', async () => {
  const { recategorising } = await described({
    cases: [
      {
        id: 'lowered-and-raised',
        opened: '10T10:00',
        severity: '1',
        events: ['10T12:00 severity 3 by ann', '10T16:00 severity 2 by ann'],
      },
      { id: 'quiet', opened: '11T10:00' },
      { id: 'same-value', opened: '11T10:00', events: ['11T11:00 severity 2 by ann'] },
      {
        id: 'next-month',
        opened: '12T10:00',
        events: ['2026-04-01T10:00 severity 1 by customer'],
      },
      {
        id: 'solved-in-february',
        opened: '2026-02-10T10:00',
        events: ['2026-02-11T10:00 status solved', '10T10:00 severity 1 by ann'],
      },
    ],
  });
  expect(recategorising?.lacks).toBeNull();
  expect(recategorising?.figures).toMatchObject({
    cases: { hits: 1, n: 5 },
    moves: [
      { from: '1', to: '3', isLowered: true, actor: 'agent', changes: 1 },
      { from: '3', to: '2', isLowered: false, actor: 'agent', changes: 1 },
    ],
    afterOpening: { n: 2, medianMs: 4 * hour },
  });
});

test('a lowering spares a miss where an answer took longer than the target of the severity before', async () => {
  const slow = (id: string, severity: string, answered: string): Told => ({
    id,
    opened: '10T09:00',
    severity,
    events: [
      '10T09:10 message by ann',
      '10T09:10 severity 3 by ann',
      `${answered} message by ann`,
      `${answered} status solved`,
    ],
  });
  const { recategorising } = await described({
    tiers: { 'A-1': 'basic' },
    cases: [
      slow('three-hours-of-two', '1', '10T12:10'),
      slow('two-hours-of-two', '1', '10T11:10'),
      slow('three-hours-of-eight', '2', '10T12:10'),
      slow('never-lowered', '3', '10T12:10'),
    ],
  });
  expect(recategorising?.figures).toMatchObject({ avoided: { hits: 1, n: 3 }, uncounted: 0 });
});

test('on another clock the time is counted as the severity before would have it, unless it was paused', async () => {
  const overTheWeekend = (id: string, ...more: string[]): Told => ({
    id,
    opened: '13T15:30',
    severity: '1',
    events: [
      '13T16:00 message by ann',
      '13T16:00 severity 2 by ann',
      ...more,
      '16T09:30 message by ann',
      '16T09:30 status solved',
    ],
  });
  const { recategorising } = await described({
    tiers: { 'A-1': 'basic' },
    cases: [
      overTheWeekend('closed-hours-count-too'),
      overTheWeekend('paused', '14T10:00 status pending', '14T11:00 status open'),
    ],
  });
  expect(recategorising?.figures).toMatchObject({ avoided: { hits: 1, n: 1 }, uncounted: 1 });
});

test('a miss hinges on lowering where the last severity would have left it in time', async () => {
  const late = (id: string, lowered: string): Told => ({
    id,
    opened: '10T10:00',
    severity: '1',
    events: [`${lowered} severity 3 by ann`, '10T12:00 message by ann', '10T12:01 status solved'],
  });
  const { recategorising } = await described({
    cases: [late('while-in-time', '10T10:30'), late('when-overdue', '10T11:30')],
  });
  expect(recategorising?.figures?.hingingMisses).toBe(1);
});

test('a response leaves its case solved or pending if that is so within five minutes', async () => {
  const { statusAfterResponse } = await described({
    cases: [
      {
        id: 'A',
        opened: '10T10:00',
        events: [
          '10T10:30 message by ann',
          '10T10:35 status pending by ann',
          '10T11:00 status open by ann',
          '10T12:00 message by ann',
          '10T12:06 status solved by ann',
        ],
      },
      { id: 'B', opened: '10T10:00', events: ['10T10:30 message by ann'] },
      { id: 'C', opened: '10T10:00', events: ['10T10:30 message by ann', '10T10:31 withdrawn'] },
    ],
  });
  expect(statusAfterResponse?.figures).toMatchObject({
    first: { hits: 1, n: 3 },
    every: { hits: 1, n: 4 },
    undecided: 0,
    dailyUpdates: null,
  });
});

test('a message too new to tell is left out', async () => {
  const { statusAfterResponse } = await described({
    asOf: '2026-03-10T10:33:00Z',
    cases: [
      {
        id: 'A',
        opened: '10T10:00',
        events: ['10T10:05 status open', '10T10:10 message by ann', '10T10:30 message by ann'],
      },
    ],
  });
  expect(statusAfterResponse?.figures).toMatchObject({ every: { hits: 0, n: 1 }, undecided: 1 });
});

test('a gap runs between two messages over which the case stayed unresolved', async () => {
  const { updateGaps } = await described({
    cases: [
      {
        id: 'A',
        opened: '10T10:00',
        severity: '1',
        events: [
          '10T11:00 message by ann',
          '10T12:00 status pending by ann',
          '10T14:00 message by ann',
          '10T14:00 severity 3 by ann',
          '10T20:00 message by ann',
          '10T20:00 status solved by ann',
          '11T20:00 message by ann',
        ],
      },
      {
        id: 'solved-between',
        opened: '10T10:00',
        events: [
          '10T11:00 message by ann',
          '10T12:00 status solved by ann',
          '10T13:00 status open by ann',
          '10T14:00 message by ann',
        ],
      },
      {
        id: 'into-april',
        opened: '31T10:00',
        events: ['31T11:00 message by ann', '2026-04-01T11:00 message by ann'],
      },
    ],
  });
  expect(updateGaps?.figures).toEqual({
    all: { n: 2, medianMs: 4.5 * hour, p90Ms: 5.7 * hour, longestMs: 6 * hour },
    severities: [
      { severity: '1', n: 1, medianMs: 3 * hour, p90Ms: 3 * hour, longestMs: 3 * hour },
      { severity: '3', n: 1, medianMs: 6 * hour, p90Ms: 6 * hour, longestMs: 6 * hour },
    ],
  });
});

test('channels are those of the case rows, and chat has its own hours', async () => {
  const { firstChannels, channelHours } = await described({
    cases: [
      { id: 'A', opened: '10T10:00', channel: 'chat' },
      { id: 'at-closing', opened: '10T12:00', channel: 'chat' },
      { id: 'saturday', opened: '14T11:00', channel: 'chat' },
      { id: 'D', opened: '10T10:00', channel: 'portal' },
      { id: 'unknown', opened: '10T10:00' },
      { id: 'february', opened: '2026-02-10T10:00', channel: 'chat' },
    ],
  });
  expect(firstChannels?.figures).toMatchObject({
    preferring: { hits: 1, n: 4 },
    channels: [
      { channel: 'chat', share: { hits: 3, n: 4 } },
      { channel: 'portal', share: { hits: 1, n: 4 } },
    ],
    unknown: 1,
  });
  expect(channelHours?.figures).toMatchObject({
    outside: { hits: 2, n: 3 },
    unknownHours: 0,
    unknownChannel: 1,
  });
});

test('live support looks at office hours for every tier, also where hours run around the clock', async () => {
  const { liveSupport } = await described({
    tiers: { 'A-1': 'gold', 'B-1': 'basic' },
    cases: [
      { id: 'night', opened: '10T20:00', events: ['10T20:30 message by ann'] },
      { id: 'night-to-day', opened: '10T20:00', events: ['11T09:00 message by ann'] },
      { id: 'day', opened: '10T16:59', events: ['10T17:00 message by ann'] },
      { id: 'waits', account: 'B-1', opened: '14T10:00' },
    ],
  });
  expect(liveSupport?.figures?.tiers).toMatchObject([
    {
      tier: 'gold',
      openedInside: 1,
      openedOutside: 2,
      answeredOutside: { hits: 1, n: 2 },
      answeredInside: 1,
      unanswered: 0,
      responsesOutside: { hits: 2, n: 3 },
    },
    { tier: 'basic', openedInside: 0, openedOutside: 1, unanswered: 1 },
  ]);
});

test('an escalation is followed by a manager and by anyone of ours, later than itself', async () => {
  const { escalations } = await described({
    cases: [
      {
        id: 'A',
        opened: '10T10:00',
        events: [
          '10T11:00 escalation by customer',
          '10T11:20 message by ann',
          '10T12:00 assignee max by max (support manager)',
        ],
      },
      { id: 'B', opened: '10T10:00', events: ['10T11:00 escalation by customer'] },
    ],
  });
  expect(escalations?.figures).toMatchObject({
    escalations: 2,
    cases: 2,
    casesInHand: 2,
    hasRoles: true,
    toManager: { n: 1, medianMs: hour },
    toAnyone: { n: 1, medianMs: hour / 3 },
  });
});

test('a candidate for the charge was opened out of hours as urgent and lowered later, agreed or not', async () => {
  const urgent = (id: string, opened: string, ...events: string[]): Told => ({
    id,
    opened,
    severity: '1',
    events,
  });
  const { outOfHoursCandidates } = await described({
    tiers: { 'A-1': 'basic' },
    cases: [
      urgent(
        'agreed',
        '10T20:00',
        '11T08:00 severity_agreed 2 by customer',
        '11T09:00 severity 2 by ann',
      ),
      urgent(
        'not-agreed',
        '10T21:00',
        '11T08:00 severity_agreed 3 by customer',
        '11T09:00 severity 2 by ann',
      ),
      urgent('kept', '10T22:00'),
      urgent('by-day', '10T12:00', '10T13:00 severity 2 by ann'),
      { id: 'never-urgent', opened: '10T20:00', events: ['10T21:00 severity 3 by ann'] },
    ],
  });
  expect(outOfHoursCandidates?.figures).toMatchObject({ opened: 3, unknownHours: 0 });
  expect(
    outOfHoursCandidates?.figures?.candidates.map(({ caseId, loweredTo, isAgreed }) => [
      caseId,
      loweredTo,
      isAgreed,
    ]),
  ).toEqual([
    ['agreed', '2', true],
    ['not-agreed', '2', false],
  ]);
});

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

test('a customer’s contact is away only while the case is unresolved and urgent', async () => {
  const { customerResource } = await described({
    cases: [
      {
        id: 'away',
        opened: '10T10:00',
        severity: '1',
        events: [
          '10T11:00 resource unavailable by ann',
          '10T11:30 resource unavailable by ann',
          '10T12:30 resource available by customer',
          '10T13:00 resource unavailable by ann',
          '10T13:10 severity 2 by ann',
          '10T14:00 resource available by customer',
        ],
      },
      { id: 'silent', opened: '10T10:00', severity: '1' },
      { id: 'normal', opened: '10T10:00', events: ['10T11:00 resource unavailable by ann'] },
      {
        id: 'still-away',
        opened: '10T10:00',
        severity: '1',
        events: ['10T11:00 resource unavailable by ann'],
      },
    ],
    asOf: '2026-03-31T00:00:00Z',
  });
  expect(customerResource?.figures).toMatchObject({ cases: 3, telling: 2, long: 2 });
  expect(
    customerResource?.figures?.spells.map(({ caseId, fromMs, toMs }) => [caseId, fromMs, toMs]),
  ).toEqual([
    ['still-away', at('10T11:00'), null],
    ['away', at('10T11:00'), at('10T12:30')],
    ['away', at('10T13:00'), at('10T13:10')],
  ]);
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

test('where the data does not tell whose hours count, nobody is out of hours', () => {
  const facts = {
    tier: 'basic',
    site: null,
    country: null,
    severity: null,
    channel: null,
    category: null,
    product: null,
  };
  const hours = [{ when: { site: 'us' }, calendar: 'us' }, { calendar: 'others' }];
  expect(calendarOf(hours, facts)).toBeNull();
  expect(calendarOf(hours, { ...facts, site: 'uk' })).toBe('others');
  const onGold = [{ when: { tier: 'gold', site: 'us' }, calendar: 'us' }, { calendar: 'others' }];
  expect(calendarOf(onGold, facts)).toBe('others');
  expect(calendarOf([{ when: { plan: 'trial' }, calendar: 'us' }], facts)).toBeNull();
});
