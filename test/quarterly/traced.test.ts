import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { quarterlyModel } from '../../reports/quarterly/model.js';
import type { TraceBlock } from '../../reports/render/contract.js';
import { conditionsOf } from '../../reports/trace/conditions.js';
import { isCounted, isCountedRow } from '../../reports/trace/rows.js';
import { untracedNumbers } from '../reports/traced-everywhere.js';
import { quartersOf, replayedSample } from './sample-quarter.js';

let warehouse: Warehouse;
let all: readonly QuarterlyFindings[];

beforeAll(async () => {
  warehouse = await replayedSample();
  ({ found: all } = await quartersOf(warehouse, null, 'customer'));
}, 120_000);
afterAll(() => warehouse.close());

/** What stands at the end of an account's document, and the rows that go along. */
const traced = () =>
  all.flatMap((findings) => {
    const blocks = quarterlyModel(findings).sections.flatMap((section) => section.blocks);
    const block = blocks.find((each): each is TraceBlock => each.kind === 'trace');
    const behind = findings.policies.flatMap((policy) => policy.behind.rows);
    const counted = findings.policies.flatMap((policy) => policy.counted.rows);
    return block === undefined ? [] : [{ findings, block, behind, counted }];
  });

test('every figure of every account’s quarter counts as many rows as go along', () => {
  let figures = 0;
  for (const { findings, block, behind, counted } of traced()) {
    for (const { id, n, missed, where, list, byCase } of block.figures) {
      if (list === null || id.includes('~')) continue;
      figures += 1;
      const rows =
        list === 'obligations-behind'
          ? behind.filter((row) => isCounted(row, where))
          : counted.filter((row) => isCountedRow(row, where, findings.scope.month));
      const size = byCase ? new Set(rows.map(({ caseId }) => caseId)).size : rows.length;
      expect.soft(size, `${findings.scope.account.id} ${id}`).toBe(n);
      if (missed === null || byCase) continue;
      const late = rows.filter((row) => 'verdict' in row && row.verdict === 'missed').length;
      expect.soft(late, `${findings.scope.account.id} ${id}`).toBe(missed);
    }
  }
  expect(figures).toBeGreaterThan(1000);
});

test('a rate under another reading is the house’s with the listed verdicts turned', () => {
  let figures = 0;
  for (const { findings, block, behind, counted } of traced()) {
    for (const { id, n, missed, where } of block.figures) {
      if (!id.includes('~') || id.startsWith('F-kept')) continue;
      figures += 1;
      const [of, policy] = [id.split('~')[0] ?? '', id.split('@')[1]];
      const asHouse = conditionsOf(policy === undefined ? of : `${of}@${policy}`) ?? [];
      const house = behind.filter((row) => isCounted(row, asHouse));
      const turned = counted.filter((row) => isCountedRow(row, where, findings.scope.month));
      const sum = (verdict: string) =>
        house.filter((row) => row.verdict === verdict).length +
        turned.filter(({ says }) => says === verdict).length -
        turned.filter(({ mark }) => mark === verdict).length;
      expect.soft(sum('met') + sum('missed'), `${findings.scope.account.id} ${id}`).toBe(n);
      expect.soft(sum('missed'), `${findings.scope.account.id} ${id}`).toBe(missed);
    }
  }
  expect(figures).toBeGreaterThan(20);
});

test('no number of an account’s quarter stands without a way to its rows', () => {
  const untraced = all.flatMap((findings) => untracedNumbers(quarterlyModel(findings).sections));
  expect([...new Set(untraced)]).toEqual([]);
});
