import { expect, test } from 'vitest';
import { calendarOf } from '../../../pipeline/policy/support-calendar.js';
import { described } from './world.js';

const hour = 3_600_000;

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
