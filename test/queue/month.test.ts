import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import { warehouseOf } from '../stories/warehouse.js';
import { at, crowd, type Told } from './crowd.js';

const minute = 60_000;
const high = { severity: 'high' };
const gold = { tier: 'gold' };

/**
 * March by hand, all on Tuesday the 10th but two. At 10:20 the answer to S1 passes H1 (high) and S0 (first come);
 * at 12:00 that to G1 passes H1; at 16:00 that to S0 passes none. F1 is February's, and passes F2.
 */
const told: readonly Told[] = [
  { id: 'H1', opened: '10:00', ...high, later: ['14:00 answered'] },
  { id: 'S0', opened: '09:00', later: ['16:00 answered'] },
  { id: 'S1', opened: '09:30', later: ['10:20 answered'] },
  { id: 'G1', opened: '10:30', ...gold, later: ['12:00 answered'] },
  { id: 'X1', opened: '2026-03-31T10:00' },
  { id: 'F1', opened: '2026-02-10T10:00', later: ['2026-02-10T12:00 answered'] },
  { id: 'F2', opened: '2026-02-10T09:30', later: ['2026-02-10T13:00 answered'] },
];

let warehouse: Warehouse;

beforeAll(async () => {
  const { world, files } = crowd(told);
  warehouse = await warehouseOf(world);
  const policies = files.map(({ raw, read }) => ({
    policy: read(raw),
    raw,
    path: 'desk.yaml',
    sha256: '',
    text: '',
  }));
  await replay(warehouse, { policies, asOfMs: at('2026-04-01T12:00') });
});

afterAll(() => warehouse.close());

async function month(account: string | null = null, zone = 'UTC'): Promise<MonthlyFindings> {
  return findMonth(warehouse, { policy: 'desk', month: '2026-03', account, zone, period: 'due' });
}

test('a month’s queue is told from both sides, and the sides agree', async () => {
  const { queue } = await month();
  expect(queue?.overtaking).toMatchObject({ part: 2, n: 4, rate: null });
  expect(queue?.passed).toBe(3);
  expect(queue?.waiting).toMatchObject({ part: 2, n: 5 });
  expect(queue?.overtaken.reduce((sum, { times }) => sum + times, 0)).toBe(queue?.passed);
  expect(queue?.overtaken.map(({ caseId, times }) => [caseId, times])).toEqual([
    ['H1', 2],
    ['S0', 1],
  ]);
  expect(queue?.worst.map(({ caseId, listed }) => [caseId, listed])).toEqual([
    ['S1', ['H1', 'S0']],
    ['G1', ['H1']],
  ]);
});

test('each tier and severity has its responses, its waiting cases and its waits', async () => {
  const { queue } = await month();
  const places = queue?.places.map((place) => [
    [place.severity, place.tier].join(' '),
    [place.overtaking.part, place.overtaking.n],
    [place.waiting.part, place.waiting.n],
    place.medianMs === null ? null : place.medianMs / minute,
  ]);
  expect(places).toEqual([
    ['high silver', [0, 1], [1, 1], 240],
    ['low gold', [1, 1], [0, 1], 90],
    ['low silver', [1, 2], [1, 3], 235],
  ]);
});

test('months are those of the response, in the zone of the report', async () => {
  const months = (await month()).queue?.months.filter(({ overtaking }) => overtaking.n > 0);
  expect(months?.map((each) => [each.month, each.overtaking.part, each.overtaking.n])).toEqual([
    ['2026-02', 1, 2],
    ['2026-03', 2, 4],
  ]);
  const dots = (await month(null, 'Pacific/Kiritimati')).queue?.dots;
  expect(dots).toEqual([
    { date: '2026-03-11', overtaken: 0, responses: 2 },
    { date: '2026-03-11', overtaken: 1, responses: 1 },
    { date: '2026-03-11', overtaken: 2, responses: 1 },
  ]);
});

test('an account reads of its own cases that were overtaken, and of nobody else’s', async () => {
  const findings = await month('account of H1');
  expect(findings.queue?.waiting).toMatchObject({ part: 1, n: 1 });
  expect(findings.queue?.overtaken.map(({ caseId, times }) => [caseId, times])).toEqual([
    ['H1', 2],
  ]);
  const page = JSON.stringify(monthlyModel(findings));
  expect(page).toContain('H1');
  expect(page).not.toMatch(/S0|S1|G1/);
});

test('a policy that gives no order has no such section', async () => {
  const findings = await month();
  const silent = { ...findings.policy, queueOrder: null, callOrderClause: null };
  const page = monthlyModel({ ...findings, policy: silent, queue: null, calls: null });
  expect(page.queue).toBeNull();
  expect(monthlyModel(findings).queue?.topic).toBe('Order of answers');
});
