import { expect, test } from 'vitest';
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
