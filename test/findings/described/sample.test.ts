import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DescribedTold } from '../../../pipeline/explain/contract.js';
import { describedOf } from '../../../pipeline/explain/described.js';
import { readFactsOfCases } from '../../../pipeline/explain/read-facts.js';
import type { DescribedFindings } from '../../../pipeline/findings/contract.js';
import { findMonth } from '../../../pipeline/findings/monthly.js';
import { replay } from '../../../pipeline/replay.js';
import type { Warehouse } from '../../../pipeline/warehouse/open.js';
import { ingested, sampleFiles, shipped } from '../../queries/sample.js';
import { type Life, quantile, sampleLives, slowChanges, slowGaps, slowStatuses } from './slow.js';

const asOf = Date.parse('2026-10-31T23:59:59Z');
const lives = sampleLives(asOf);
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  await replay(warehouse, {
    policies: shipped('crashplan', 'ownbackup', 'probax'),
    asOfMs: asOf,
    scenarios: 'house',
  });
}, 120_000);
afterAll(() => warehouse.close());

async function livesUnder(policy: string): Promise<Life[]> {
  const cases = await warehouse.rows<{ case_id: string }>(
    'select case_id from case_facts where policy = $policy',
    { policy },
  );
  return cases.flatMap(({ case_id }) => lives.get(case_id) ?? []);
}

async function describedIn(policy: string, month: string): Promise<DescribedFindings> {
  const scope = { policy, month, account: null, zone: 'UTC', period: 'due' } as const;
  return (await findMonth(warehouse, scope)).described;
}

function boundsOf(month: string): [from: number, to: number] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return [Date.UTC(year, number - 1, 1), Date.UTC(year, number, 1)];
}

describe.each(['2026-07', '2026-09', '2026-10'])('in %s', (month) => {
  const [from, to] = boundsOf(month);
  const inMonth = (at: number) => at >= from && at < to;

  test.each(['crashplan', 'probax'])('the gaps of %s are those of a slow count', async (policy) => {
    const gaps = slowGaps(await livesUnder(policy), inMonth);
    const { updateGaps } = await describedIn(policy, month);
    const slow = [...gaps].map(([severity, each]) => [
      severity,
      each.length,
      quantile(each, 0.5),
      quantile(each, 0.9),
    ]);
    const found = updateGaps?.figures?.severities.map(({ severity, n, medianMs, p90Ms }) => [
      severity,
      n,
      medianMs,
      p90Ms,
    ]);
    expect(slow.length).toBeGreaterThan(0);
    expect(found?.sort()).toEqual(slow.sort());
  });

  test('what crashplan’s responses left is what a slow count finds', async () => {
    const slow = slowStatuses(await livesUnder('crashplan'), inMonth, ['solved', 'pending']);
    const { statusAfterResponse } = await describedIn('crashplan', month);
    const { first, every } = statusAfterResponse?.figures ?? {};
    expect(slow.every[1]).toBeGreaterThan(0);
    expect([first?.hits, first?.n]).toEqual(slow.first);
    expect([every?.hits, every?.n]).toEqual(slow.every);
  });

  test.each(['ownbackup', 'probax'])(
    'the changes of severity of %s are those of a slow count',
    async (policy) => {
      const slow = slowChanges(await livesUnder(policy), from, to);
      const { recategorising } = await describedIn(policy, month);
      const { moves = [], cases, afterOpening } = recategorising?.figures ?? {};
      const byWhomever = new Map<string, number>();
      for (const { from: old, to: now, changes } of moves) {
        const move = `${old} → ${now}`;
        byWhomever.set(move, (byWhomever.get(move) ?? 0) + changes);
      }
      expect([...byWhomever].sort()).toEqual([...slow.moves].sort());
      expect([cases?.hits, cases?.n]).toEqual([slow.changed, slow.inHand]);
      expect([afterOpening?.medianMs, afterOpening?.p90Ms]).toEqual([
        quantile(slow.ages, 0.5),
        quantile(slow.ages, 0.9),
      ]);
    },
  );
});

test('over all months, what explanations say of cases adds up to what reports say of months', async () => {
  const [loaded] = shipped('probax');
  if (loaded === undefined) throw new Error('Probax is not shipped.');
  const facts = await readFactsOfCases(warehouse, 1, 1_000_000);
  const own = facts.filter(({ row }) => row.policy === 'probax');
  const told = own.flatMap((each) => describedOf(each, loaded.policy));
  const count = (kind: DescribedTold['kind']) => told.filter((each) => each.kind === kind).length;
  const sums = { changes: 0, candidates: 0, previous: 0, spells: 0 };
  for (const month of monthsFrom('2025-08', 15)) {
    const found = await describedIn('probax', month);
    const { moves = [] } = found.recategorising?.figures ?? {};
    sums.changes += moves.reduce((sum, { changes }) => sum + changes, 0);
    sums.candidates += found.outOfHoursCandidates?.figures?.candidates.length ?? 0;
    sums.previous += found.previousCases?.figures?.naming.hits ?? 0;
    sums.spells += found.customerResource?.figures?.spells.length ?? 0;
  }
  expect(sums).toEqual({
    changes: count('severity_change'),
    candidates: count('charge_candidate'),
    previous: count('previous_case'),
    spells: count('resource_away'),
  });
  expect(Math.min(...Object.values(sums))).toBeGreaterThan(0);
}, 60_000);

function monthsFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const [from] = boundsOf(first);
    const date = new Date(from);
    date.setUTCMonth(date.getUTCMonth() + index);
    return date.toISOString().slice(0, 7);
  });
}
