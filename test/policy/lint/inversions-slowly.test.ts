import { expect, test } from 'vitest';
import type { Finding, Share } from '../../../pipeline/policy/lint/finding.js';
import { isOf } from '../../../pipeline/policy/lint/fold-shares.js';
import { findInversions } from '../../../pipeline/policy/lint/inversions.js';
import { study } from '../../../pipeline/policy/lint/study.js';
import { yearOf } from '../../../pipeline/policy/lint/year.js';
import type { PromiseName } from '../../../pipeline/policy/schema.js';
import {
  coarseMinutes,
  kindsByHand,
  loadedPolicy,
  onFullGrid,
  readingsOf,
} from './shipped-kinds.js';
import { type Course, instantsOf, laterCounts, SlowPolicy } from './slow.js';

test.each(['openback', 'ownbackup', 'probax'])(
  'every inversion of %s comes out the same when worked out slowly',
  (id) => {
    const { policy, raw } = loadedPolicy(id);
    const studied = study(policy, raw, yearOf(2024));
    const fine = findInversions(studied);
    const coarse = findInversions(study(policy, raw, yearOf(2024, coarseMinutes * 60_000)));
    let compared = 0;
    for (const { scenario, policy: read } of readingsOf(id)) {
      const isIdle = studied.idle.includes(scenario);
      const isCoarse = !onFullGrid.includes(scenario);
      const slow = new SlowPolicy(read, instantsOf(2024, isCoarse ? coarseMinutes : 15));
      const told = isCoarse ? coarse : fine;
      for (const facts of kindsByHand[id] ?? []) {
        const expected = inversions(slow, facts);
        const name = isIdle ? 'house' : scenario;
        const found = expected.map((pair) => ({
          one: pair.one,
          two: pair.two,
          promise: pair.promise,
          ...shareIn(told, name, facts, pair),
        }));
        expect({ scenario, facts, found }).toEqual({ scenario, facts, found: expected });
        compared += expected.filter(({ held }) => held > 0).length;
      }
    }
    expect(compared).toBe({ openback: 386, ownbackup: 45, probax: 0 }[id]);
  },
  120_000,
);

test.each(['openback', 'ownbackup'])('every witness against %s is due when it says', (id) => {
  const { policy, raw } = loadedPolicy(id);
  const readings = readingsOf(id);
  for (const { says, witness } of findInversions(study(policy, raw, yearOf(2024)))) {
    if (witness === null) throw new Error(`Nothing bears witness that ${says}`);
    const read = readings.find(({ scenario }) => scenario === witness.scenario);
    const slow = new SlowPolicy(read?.policy ?? policy, [witness.opened_at_ms]);
    const kind = kindsByHand[id]?.find((facts) => isOf(facts, witness.facts));
    const promise = says.includes('its update') ? 'update' : 'first_response';
    const dues = policy.tiers.flatMap((tier) =>
      policy.severities.flatMap((severity) => {
        const of = nameOf(policy, tier.id, severity.id);
        const facts = { ...kind, tier: tier.id, severity: severity.id };
        const due_at_ms = slow.course(promise, facts)?.dues[0];
        return witness.dues.some((due) => due.of === of) ? [{ of, due_at_ms }] : [];
      }),
    );
    expect(dues).toHaveLength(2);
    expect(dues).toEqual(expect.arrayContaining([...witness.dues]));
    expect(witness.dues[0]?.due_at_ms).toBeGreaterThan(witness.dues[1]?.due_at_ms ?? Infinity);
  }
});

interface Pair {
  readonly one: string;
  readonly two: string;
  readonly promise: string;
  readonly held: number;
  readonly open_held: number;
}

/** Every pair that differs in tier or in severity alone, for one kind of case; what a rule judges otherwise is another pair's. */
function inversions(slow: SlowPolicy, facts: Record<string, string | boolean>): Pair[] {
  const { policy } = slow;
  const tiers = policy.tiers.length === 0 ? [null] : policy.tiers.map((tier) => tier.id);
  const cells = (['first_response', 'update'] satisfies PromiseName[]).flatMap((promise) =>
    tiers.flatMap((tier, rank) =>
      policy.severities.map(({ id: severity }, grade) => ({
        promise,
        rank,
        grade,
        tier,
        severity,
        course: slow.course(promise, { ...facts, tier, severity }),
      })),
    ),
  );
  return cells.flatMap((better) =>
    cells.flatMap((worse): Pair[] => {
      if (better.promise !== worse.promise) return [];
      const isTierPair = better.grade === worse.grade && better.rank < worse.rank;
      const isSeverityPair = better.rank === worse.rank && better.grade < worse.grade;
      if (!isTierPair && !isSeverityPair) return [];
      const names = [better, worse].map(({ tier, severity }) => nameOf(policy, tier, severity));
      const [one = '', two = ''] = names;
      const promise = better.promise.replace('_', ' ');
      const none = { one, two, promise, held: 0, open_held: 0 };
      if (better.course === null || worse.course === null) return [none];
      const isKept = [better, worse].every(({ course, tier, severity }) =>
        isTierPair ? judged(course).severity === severity : judged(course).tier === tier,
      );
      return [isKept ? { ...none, ...laterCounts(better.course, worse.course) } : none];
    }),
  );
}

function judged(course: Course | null) {
  return { tier: course?.terms.tier, severity: course?.terms.severity };
}

function nameOf(policy: SlowPolicy['policy'], tier: string | null, severity: string): string {
  const names = [
    policy.tiers.find(({ id }) => id === tier)?.name,
    policy.severities.find(({ id }) => id === severity)?.name.replace(/ \(.*/, ''),
  ];
  return names.filter((name) => name !== undefined).join(', ');
}

/** What the linter says of one pair in one kind of case. Where it shows, a rule that is not mentioned changes nothing. */
function shareIn(
  found: readonly Finding[],
  scenario: string,
  facts: Record<string, string | boolean>,
  { one, two, promise, held }: Pair,
): { held: number; open_held: number } {
  const finding = found.find(
    ({ says }) =>
      says.startsWith(`${one} (`) && says.includes(`owed its ${promise} later than ${two} (`),
  );
  const isRuled = ({ facts: told }: Share) =>
    Object.keys(told).some((name) => name.startsWith('is_'));
  const isPlainCase = !Object.keys(facts).some((name) => name.startsWith('is_'));
  const shares = (finding?.shares ?? [])
    .filter((share) => share.scenario === scenario && isOf(facts, share.facts))
    .sort((a, b) => Number(isRuled(b)) - Number(isRuled(a)));
  const [closest] = shares.filter((share) => held > 0 || isPlainCase || isRuled(share));
  return { held: closest?.held ?? 0, open_held: closest?.open_held ?? 0 };
}
