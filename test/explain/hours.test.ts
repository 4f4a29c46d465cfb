import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExplainedObligation, Explanation } from '../../pipeline/explain/contract.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { ingested, sampleFiles } from '../queries/sample.js';
import { exportOf } from '../stories/export.js';
import { readStories, type Story } from '../stories/story.js';
import { explainAll, explainExport } from './explained.js';

describe('every obligation of the sample data, under every reading', () => {
  let warehouse: Warehouse;
  let explained: Explanation[] = [];

  beforeAll(async () => {
    warehouse = await ingested(sampleFiles);
    const policies = loadShippedPolicies();
    await replay(warehouse, { policies });
    explained = await explainAll(warehouse, policies);
  }, 240_000);
  afterAll(() => warehouse.close());

  test('is explained, and its hours add up to the elapsed time in the ledger', async () => {
    const all = explained.flatMap(({ obligations }) => obligations);
    const [ledger] = await warehouse.rows<{ timed: number; obligations: number }>(`
      select count(*) as obligations, count(elapsed_ms) as timed
      from obligations where promise is not null and case_id is not null`);
    expect(all.length).toBe(ledger?.obligations);
    expect(all.filter(({ elapsed_ms }) => elapsed_ms !== null).length).toBe(ledger?.timed);
    expect(all.filter(hasOddHours)).toEqual([]);
  });

  test('is settled just where no other reading is told to say otherwise', () => {
    const house = explained.filter(({ scenario }) => scenario === 'house');
    const odd = house
      .flatMap(({ obligations }) => obligations)
      .filter(
        (each) => each.settled !== each.other_readings.every((other) => !other.is_other_verdict),
      );
    expect(house.length).toBeGreaterThan(1000);
    expect(odd.map(({ obligation_id }) => obligation_id)).toEqual([]);
  });

  test('was due where the hours to the due come to the target, as the house reads it', () => {
    const timed = explained
      .filter(({ scenario }) => scenario === 'house')
      .flatMap(({ obligations }) => obligations)
      .filter(({ target_ms, due_at_ms }) => target_ms !== null && due_at_ms !== null);
    expect(timed.length).toBeGreaterThan(1500);
    expect(timed.filter((each) => hoursToDue(each) !== each.target_ms)).toEqual([]);
  });
});

describe('every story', () => {
  const byInstant = new Map<string, Story[]>();
  for (const { story } of readStories()) {
    const key = story.alone === true ? story.story : story.as_of;
    byInstant.set(key, [...(byInstant.get(key) ?? []), story]);
  }

  test.each([...byInstant.values()].map((stories) => ({ told: stories[0]?.story ?? '', stories })))(
    'has hours that add up, such as "$told"',
    async ({ stories }) => {
      const explained = await explainExport(exportOf(stories), stories[0]?.as_of ?? '');
      const all = explained.flatMap(({ obligations }) => obligations);
      expect(explained.length).toBeGreaterThanOrEqual(stories.length);
      expect(all.filter(hasOddHours)).toEqual([]);
    },
  );
});

/** Whether the stretches leave a gap, overlap, or do not come to the elapsed time. */
function hasOddHours({ stretches, elapsed_ms, started_at_ms }: ExplainedObligation): boolean {
  if (elapsed_ms === null) return stretches.length > 0;
  const counted = stretches.reduce((sum, each) => sum + each.counted_ms, 0);
  const isGapless = stretches.every(
    ({ from_at_ms }, index) => from_at_ms === (stretches[index - 1]?.to_at_ms ?? started_at_ms),
  );
  const isHonest = stretches.every(
    ({ state, counted_ms, from_at_ms, to_at_ms, reasons }) =>
      counted_ms === (state === 'counted' ? to_at_ms - from_at_ms : 0) &&
      (state === 'counted') === (reasons.length === 0),
  );
  return counted !== elapsed_ms || !isGapless || !isHonest;
}

function hoursToDue({ stretches, until_due, due_at_ms }: ExplainedObligation): number {
  return [...stretches, ...until_due]
    .filter(({ state }) => state === 'counted')
    .reduce(
      (sum, { from_at_ms, to_at_ms }) =>
        sum + Math.max(0, Math.min(to_at_ms, due_at_ms ?? 0) - from_at_ms),
      0,
    );
}
