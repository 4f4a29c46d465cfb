import { expect, test } from 'vitest';
import type { Finding } from '../../../pipeline/policy/lint/finding.js';
import { findOpenReadings } from '../../../pipeline/policy/lint/readings.js';
import { study } from '../../../pipeline/policy/lint/study.js';
import { yearOf } from '../../../pipeline/policy/lint/year.js';
import {
  coarseMinutes,
  kindsByHand,
  loadedPolicy,
  onFullGrid,
  readingsOf,
} from './shipped-kinds.js';
import { instantsOf, SlowPolicy } from './slow.js';

test.each(['openback', 'ownbackup', 'probax', 'crashplan'])(
  'how far each reading of %s moves due times comes out the same when worked out slowly',
  (id) => {
    const { policy, raw } = loadedPolicy(id);
    const studied = study(policy, raw, yearOf(2024));
    const fine = findOpenReadings(studied);
    const coarse = findOpenReadings(study(policy, raw, yearOf(2024, coarseMinutes * 60_000)));
    const house = [15, coarseMinutes].map((step) => new SlowPolicy(policy, instantsOf(2024, step)));
    let moved = 0;
    for (const { scenario, policy: read } of readingsOf(id).slice(1)) {
      const isCoarse = !onFullGrid.includes(scenario);
      const before = house[isCoarse ? 1 : 0];
      if (before === undefined) throw new Error('There are two grids.');
      const after = new SlowPolicy(read, before.instants);
      const expected = movesOf(before, after, kindsByHand[id] ?? []);
      const found = movesIn(isCoarse ? coarse : fine, scenario);
      expect({ scenario, ...found }).toEqual({ scenario, ...expected });
      if (expected !== null) moved += 1;
    }
    expect(moved).toBe({ openback: 12, ownbackup: 9, probax: 6, crashplan: 7 }[id]);
  },
  120_000,
);

/** Median and p90 by counting: the smallest move that so many do not exceed. */
function movesOf(
  before: SlowPolicy,
  after: SlowPolicy,
  kinds: readonly Record<string, string | boolean>[],
) {
  const { tiers, severities } = before.policy;
  const promises = ['first_response', 'update', 'daily_update'] as const;
  const cells = promises.flatMap((promise) =>
    (tiers.length === 0 ? [{ id: null }] : tiers).flatMap((tier) =>
      severities.map((severity) => ({ promise, tier: tier.id, severity: severity.id })),
    ),
  );
  const closings = (['solved', 'pending'] as const).map((promise) => ({
    promise,
    tier: null,
    severity: null,
  }));
  const met = new Set<string>();
  const moves: number[] = [];
  for (const { promise, tier, severity } of [...cells, ...closings]) {
    for (const kind of kinds) {
      const facts = { ...kind, tier, severity };
      const one = before.course(promise, facts);
      const two = after.course(promise, facts);
      if (one === null || two === null) continue;
      const by = two.dues.map((due, place) => due - (one.dues[place] ?? 0));
      if (by.every((move) => move === 0)) continue;
      const cell = [promise, one.terms.tier, one.terms.severity, mark(one.dues), mark(two.dues)];
      if (met.has(cell.join())) continue;
      met.add(cell.join());
      for (const move of by) moves.push(move);
    }
  }
  if (moves.length === 0) return null;
  const sizes = moves.map(Math.abs).sort((a, b) => a - b);
  const within = (share: number) => sizes[Math.ceil(sizes.length * share) - 1];
  return {
    cells: met.size,
    instants: moves.length,
    later: moves.filter((move) => move > 0).length,
    earlier: moves.filter((move) => move < 0).length,
    median_ms: within(0.5),
    p90_ms: within(0.9),
    most_ms: sizes.at(-1),
  };
}

/** A number that differs where two series of dues do. */
function mark(dues: readonly number[]): number {
  return dues.reduce((sum, due) => (Math.imul(sum, 31) + due / 1000) | 0, 7);
}

function movesIn(found: readonly Finding[], scenario: string) {
  const [reading, option] = scenario.split('=');
  const move = found
    .find(({ readings }) => readings[0] === reading)
    ?.moves.find((one) => one.option === option);
  if (move === undefined) return null;
  const { option: _, witness: __, ...figures } = move;
  return figures;
}
