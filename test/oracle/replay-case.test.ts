import { expect, test } from 'vitest';
import type { Policy } from '../../pipeline/policy/schema.js';
import type { CaseRow, EventRow } from './case.js';
import { replayCase } from './replay-case.js';
import { patched } from './scenarios.js';
import { readTarget } from './target.js';

const hour = 3_600_000;
const at = (text: string) => Date.parse(`2024-05-${text}Z`);
const told = (instant: number | null | undefined) =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString().slice(8, 16);

const policy: Policy = {
  id: 'plain',
  version: '1',
  name: 'Plain',
  effective: { from: '2020-01-01' },
  source: { title: 'Made up' },
  tiers: [],
  tiers_ranked: true,
  severities: [
    { id: 'high', name: 'High' },
    { id: 'low', name: 'Low' },
  ],
  holidays: {},
  calendars: {
    office: {
      name: 'Office',
      zone: 'UTC',
      windows: [{ days: 'mon-fri', opens: '09:00', closes: '17:00', business_day: true }],
      holidays: [],
    },
  },
  hours: [{ calendar: 'office' }],
  business_day: { counted_as: 'end_of_day' },
  range: 'upper',
  severity_binding: 'at_start',
  settings: {},
  rules: {},
  procedures: { deliverables: {} },
  descriptions: {},
  promises: {
    update: {
      clause: 'ST-01',
      aim: false,
      judged: true,
      pauses: ['pending'],
      targets: { any: { high: '2 business hours', low: '8 business hours' } },
    },
  },
  readings: {},
  clauses: {},
  wording: { words: {}, binding: {}, collisions: {}, uncovered: {} },
  examples: [],
};

const row: CaseRow = {
  case_id: 'one',
  account_id: null,
  opened_at_ms: at('13T09:00'),
  severity: 'high',
  channel: null,
  category: null,
  environment: null,
  product: null,
  requester_id: null,
  requester_country: null,
  opened_by_type: null,
};

function fact(when: string, type: string, value: string | null = null): EventRow {
  const isMessage = type === 'message';
  return {
    at_ms: at(when),
    type,
    actor_type: isMessage ? 'agent' : null,
    visibility: isMessage ? 'public' : null,
    value,
    event_id: null,
  };
}

function updates(events: EventRow[], asOf = '31T00:00', held: Policy = policy) {
  return replayCase(held, row, events, null, null, at(asOf)).map((one) => [
    one.verdict,
    told(one.started_at_ms),
    told(one.due_at_ms),
    told(one.ended_at_ms),
    (one.elapsed_ms ?? 0) / hour,
    (one.overdue_ms ?? 0) / hour,
  ]);
}

test('each message starts the clock of the next, and solving ends the last', () => {
  const events = [
    fact('13T10:00', 'message'),
    fact('13T12:00', 'message'),
    fact('14T10:00', 'message'),
    fact('14T11:00', 'status', 'solved'),
  ];
  expect(updates(events)).toEqual([
    ['met', '13T10:00', '13T12:00', '13T12:00', 2, 0],
    ['missed', '13T12:00', '13T14:00', '14T10:00', 6, 4],
    ['void', '14T10:00', '14T12:00', '14T11:00', 1, 0],
  ]);
});

test('a pause moves the due by the open time that it took', () => {
  const events = [
    fact('13T16:00', 'message'),
    fact('13T16:30', 'status', 'pending'),
    fact('14T10:00', 'status', 'open'),
    fact('14T11:30', 'message'),
    fact('14T11:30', 'status', 'solved'),
  ];
  expect(updates(events)).toEqual([['met', '13T16:00', '14T11:30', '14T11:30', 2, 0]]);
});

test('a change of severity counts anew, from the change, if it comes by the due', () => {
  const retimed: Policy = { ...policy, severity_binding: 're_timed' };
  const change = (when: string) => [
    fact('13T10:00', 'message'),
    fact(when, 'severity', 'low'),
    fact('14T12:00', 'message'),
    fact('14T12:00', 'status', 'solved'),
  ];
  const [intime] = updates(change('13T12:00'), '31T00:00', retimed);
  const [late] = updates(change('13T12:01'), '31T00:00', retimed);
  expect(intime).toEqual(['met', '13T10:00', '14T12:00', '14T12:00', 10, 0]);
  expect(late).toEqual(['missed', '13T10:00', '13T12:00', '14T12:00', 10, 8]);
});

test('as the data ends, what is waiting has no due and what is late is missed', () => {
  const events = [fact('13T10:00', 'message'), fact('13T11:00', 'status', 'pending')];
  expect(updates(events, '13T15:00')).toEqual([['running', '13T10:00', null, null, 1, 0]]);
  const [first] = events;
  expect(updates(first === undefined ? [] : [first], '13T15:00')).toEqual([
    ['missed', '13T10:00', '13T12:00', null, 5, 3],
  ]);
});

test('a target says its clock, its range and whether its end is too late', () => {
  const days = { counted_as: 'business_hours', hours: 9 } as const;
  expect(readTarget('1 - 2 business days', days)).toMatchObject({
    high: { on: 'hours', ms: 18 * hour },
    low: { on: 'hours', ms: 9 * hour },
    isUnder: false,
  });
  expect(readTarget('under 0 business days end of day', days)).toMatchObject({
    high: { on: 'dates', days: 0, at: 'end_of_day' },
    isUnder: true,
  });
  expect(readTarget('90 minutes', days).high).toEqual({ on: 'wall', ms: 1.5 * hour });
});

test('a patch replaces what stands at its path, and takes out what it calls null', () => {
  const raw = { a: { b: [1, 2, 3] }, c: 'kept' };
  expect(patched(raw, { 'a.b.1': null, 'a.d': 4 })).toEqual({ a: { b: [1, 3], d: 4 }, c: 'kept' });
  expect(raw).toEqual({ a: { b: [1, 2, 3] }, c: 'kept' });
});
