import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Explanation } from '../../pipeline/explain/contract.js';
import { explainAll } from '../explain/explained.js';
import { linesOf, proseOf } from '../explain/explained.js';
import { replay } from '../../pipeline/replay.js';
import { warehouseOf } from '../stories/warehouse.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { at, crowd } from './crowd.js';

let warehouse: Warehouse;
let all: Explanation[];

beforeAll(async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    id: `M${String(index).padStart(2, '0')}`,
    opened: `2026-03-12T09:${10 + index}`,
    severity: 'high',
  }));
  const { world, files } = crowd([
    { id: 'H1', opened: '10:00', severity: 'high', tier: 'gold', later: ['14:00 answered'] },
    { id: 'S1', opened: '09:30', later: ['11:00 answered'] },
    { id: 'S2', opened: '11:30', later: ['12:00 answered'] },
    { id: 'Q1', opened: '2026-03-11T10:00', later: ['2026-03-11T11:00 answered'] },
    { id: 'L1', opened: '2026-03-12T09:00', later: ['2026-03-12T12:00 answered'] },
    ...many,
  ]);
  warehouse = await warehouseOf(world);
  const policies = files.map(({ raw, read }) => ({
    policy: read(raw),
    raw,
    path: 'desk.yaml',
    sha256: '',
    text: '',
  }));
  await replay(warehouse, { policies, asOfMs: at('2026-03-12T13:00') });
  all = await explainAll(warehouse, policies);
});

afterAll(() => warehouse.close());

function told(id: string): string {
  const explanation = all.find((each) => each.case_id === id && each.scenario === 'house');
  if (explanation === undefined) throw new Error(`No case ${id}.`);
  const lines = linesOf(explanation, 'UTC');
  const start = lines.findIndex((line) => line.startsWith('Order of answers'));
  return start < 0 ? '' : proseOf(lines.slice(start, start + lines.slice(start).indexOf('')));
}

test('a case tells whom its response overtook, by which clause', () => {
  expect(told('S1')).toBe(
    'Order of answers (DE-02): described, not judged Its first response on Tue 10 Mar, 11:00 UTC overtook 1 waiting case that ranked higher: H1 (gold, high) opened on Tue 10 Mar, 10:00 UTC. The order is severity, then tier, then first come; a case that came less than 5 min before is not called overtaken.',
  );
});

test('a case tells who overtook it while it waited', () => {
  expect(told('H1')).toContain(
    'While it waited, 2 responses to cases that ranked lower overtook it: S1 (silver, low) on Tue 10 Mar, 11:00 UTC and S2 (silver, low) on Tue 10 Mar, 12:00 UTC.',
  );
});

test('where nobody was overtaken, nothing is said of the queue', () => {
  expect(told('Q1')).toBe('');
});

test('of many overtaken all are counted and twenty named, the first in line first', () => {
  const text = told('L1');
  expect(text).toContain('overtook 25 waiting cases that ranked higher: M00 (silver, high)');
  expect(text).toContain('M19 (silver, high) opened on Thu 12 Mar, 09:29 UTC and 5 more.');
  expect(text).not.toContain('M20');
});

test('other scenarios, which describe no order, say nothing of it', () => {
  const others = all.filter(({ scenario }) => scenario !== 'house');
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(({ queue }) => queue !== null)).toEqual([]);
});
