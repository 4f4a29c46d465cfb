import { expect, test } from 'vitest';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { replay } from '../../pipeline/replay.js';
import { callText } from '../../reports/monthly/sections/calls.js';
import { warehouseOf } from '../stories/warehouse.js';
import { at, crowd, desk } from './crowd.js';

/** One case with one call each: its id, when it came and when it was answered, if it was. */
type Call = readonly [id: string, came: string, answered?: string];

async function callsOf(calls: readonly Call[]) {
  const told = crowd(calls.map(([id, came]) => ({ id, opened: came })));
  const events = Object.fromEntries(
    calls.map(([id, came, answered]) => [
      id,
      [
        ...(told.world.events[id] ?? []),
        fact(came, 'call_queued', id),
        ...(answered === undefined ? [] : [fact(answered, 'call_answered', id)]),
      ],
    ]),
  );
  const warehouse = await warehouseOf({ ...told.world, events });
  try {
    const policies = told.files.map(({ raw, read }) => ({
      policy: read(raw),
      raw,
      path: 'desk.yaml',
      sha256: '',
      text: '',
    }));
    await replay(warehouse, { policies, asOfMs: at('23:00'), scenarios: 'house' });
    const month = { policy: 'desk', month: '2026-03', account: null, zone: 'UTC' } as const;
    return (await findMonth(warehouse, { ...month, period: 'due' })).calls;
  } finally {
    warehouse.close();
  }
}

function fact(time: string, type: string, value: string) {
  return {
    at_ms: at(time),
    type,
    actor_type: 'customer',
    visibility: null,
    value,
    event_id: null,
  };
}

test('a call that came later and was answered earlier overtakes; of one instant none does', async () => {
  const calls = await callsOf([
    ['first', '10:00', '10:30'],
    ['second', '10:05', '10:20'],
    ['third', '10:10', '10:15'],
    ['fourth', '10:25', '10:30'],
    ['fifth', '10:25', '10:31'],
  ]);
  expect(calls).toMatchObject({ calls: 5, overtaking: { part: 2, n: 5 } });
  expect(calls?.worst.map(({ callId, overtaken }) => [callId, overtaken])).toEqual([
    ['third', 2],
    ['second', 1],
  ]);
  expect(calls?.medianMs).toBe(6 * 60_000);
});

test('a call that was never answered is counted and not overtaken', async () => {
  const calls = await callsOf([
    ['lost', '10:00'],
    ['kept', '10:05', '10:06'],
  ]);
  expect(calls).toMatchObject({ calls: 2, overtaking: { part: 0, n: 1 }, worst: [] });
});

const said = (part: number, n: number, calls: number) =>
  callText(
    {
      calls,
      overtaking: { part, n, rate: null, low: null, high: null },
      medianMs: n === 0 ? null : 90_000,
      p90Ms: n === 0 ? null : 240_000,
      worst: [],
    },
    desk.descriptions.calls_in_order.clause,
    'March',
  ).replaceAll('\u00a0', ' ');

test('the sentence on calls holds for none, one and many', () => {
  expect(said(0, 0, 0)).toBe('Calls (DE-03): none came in March.');
  expect(said(0, 0, 2)).toBe('Calls (DE-03): 2 calls came in March, none of them was answered.');
  expect(said(0, 1, 1)).toBe(
    'Calls (DE-03): 1 call came in March; it was answered. Median wait 1 min, 90 % by 4 min.',
  );
  expect(said(0, 3, 3)).toBe(
    'Calls (DE-03): 3 calls came in March; all were answered, in the order in which they came. Median wait 1 min, 90 % by 4 min.',
  );
  expect(said(1, 3, 4)).toBe(
    'Calls (DE-03): 4 calls came in March; 3 were answered, 1 of 3 before one that had come earlier. 1 was never answered, and since no event tells when the caller hung up, it is not called overtaken. Median wait 1 min, 90 % by 4 min.',
  );
});
