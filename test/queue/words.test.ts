import { expect, test } from 'vitest';
import type { QueueFinding, QueuePlace, ShareFinding } from '../../pipeline/findings/contract.js';
import { wilson } from '../../pipeline/findings/rate.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import { queueHeading } from '../../reports/monthly/sections/queue.js';
import { routingText } from '../../reports/monthly/sections/routing.js';
import { findingsWith } from '../reports/fixtures/findings.js';

const hour = 3_600_000;
const spaced = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');

function share(part: number, n: number): ShareFinding {
  if (n < 10) return { part, n, rate: null, low: null, high: null };
  return { part, n, rate: part / n, ...wilson(part, n) };
}

function queue(given: Partial<QueueFinding> = {}): QueueFinding {
  return {
    overtaking: share(0, 0),
    passed: 0,
    waiting: share(0, 0),
    unplaced: 0,
    places: [],
    months: [],
    dots: [],
    worst: [],
    overtaken: [],
    ...given,
  };
}

const heading = (part: number, n: number) =>
  spaced(queueHeading(queue({ overtaking: share(part, n) }), null, 'October'));

test('the heading holds for none, one, few and many responses', () => {
  expect(heading(0, 0)).toBe('No case was answered for the first time in October');
  expect(heading(0, 1)).toBe('The one response overtook no waiting case');
  expect(heading(1, 1)).toBe('The one response overtook a waiting case that ranked higher');
  expect(heading(0, 40)).toBe('None of 40 responses overtook a waiting case that ranked higher');
  expect(heading(2, 7)).toBe('2 of 7 responses overtook a waiting case that ranked higher');
  expect(heading(45, 300)).toBe('15.0 % of responses overtook a waiting case that ranked higher');
});

const ofAccount = (part: number, n: number) =>
  spaced(queueHeading(queue({ waiting: share(part, n) }), 'Anvil', 'October'));

test('for one account the heading is about its own waiting cases', () => {
  expect(ofAccount(0, 0)).toBe('No case of Anvil waited for a first response');
  expect(ofAccount(0, 1)).toBe('The one case of Anvil that waited was not overtaken');
  expect(ofAccount(1, 1)).toBe('The one case of Anvil that waited was overtaken');
  expect(ofAccount(0, 7)).toBe('None of 7 waiting cases of Anvil was overtaken');
  expect(ofAccount(1, 7)).toBe('1 of 7 waiting cases of Anvil was overtaken');
  expect(ofAccount(3, 7)).toBe('3 of 7 waiting cases of Anvil were overtaken');
  expect(ofAccount(3, 20)).toBe('15 % of the waiting cases of Anvil were overtaken');
});

const order = {
  clause: 'AC-07',
  keys: ['severity', 'lifted', 'first_come'],
  toleranceMs: 5 * 60_000,
  lifted: ['restore', 'backup'],
} as const;

test('the line under it says n, interval, order, clause and tolerance, and that nothing is judged', () => {
  const { policy } = findingsWith();
  const counted = (given: Partial<QueueFinding>) =>
    spaced(
      monthlyModel(findingsWith({ policy: { ...policy, queueOrder: order }, queue: queue(given) }))
        .queue?.counted,
    );
  expect(counted({ overtaking: share(3, 20), passed: 5, waiting: share(4, 22) })).toBe(
    '20 first responses in October, 5 overtakes of 4 cases among 22 that waited. 95 % interval 5 % to 36 %. Order: severity, then restore and backup before others, then first come (AC-07); a case that came less than 5 min before is not called overtaken. Described, not judged.',
  );
  expect(counted({ overtaking: share(0, 1), unplaced: 1 })).toBe(
    '1 first response in October. Too few for a rate. Order: severity, then restore and backup before others, then first come (AC-07); a case that came less than 5 min before is not called overtaken. 1 waiting case has hours that nobody can tell and is not called overtaken. Described, not judged.',
  );
});

const place = (tier: string, severity: string, timed: number, hours: number): QueuePlace => ({
  tier,
  severity,
  overtaking: share(0, timed),
  passed: 0,
  timed,
  medianMs: hours * hour,
  p90Ms: hours * hour,
  waiting: share(0, timed),
});

function routing(...places: readonly QueuePlace[]): string | null {
  const { policy } = findingsWith();
  const keys = ['severity', 'tier', 'first_come'] as const;
  const queueOrder = { ...order, keys };
  return routingText(findingsWith({ policy: { ...policy, queueOrder }, queue: queue({ places }) }));
}

test('priority routing is told where two tiers have ten responses at one severity', () => {
  expect(routing(place('gold', 'high', 9, 1), place('basic', 'high', 30, 2))).toBe(
    'Too few responses to compare the waits of tiers: at no severity have two tiers 10 or more.',
  );
  expect(routing(place('gold', 'high', 10, 1), place('basic', 'high', 30, 2))).toBe(
    'At High the better tier’s median wait was shorter; at other severities there are too few responses to compare.',
  );
  expect(routing(place('gold', 'high', 10, 2), place('basic', 'high', 30, 2))).toBe(
    'At High the better tier’s median wait was not shorter; at other severities there are too few responses to compare.',
  );
  const low = [place('gold', 'low', 20, 3), place('basic', 'low', 20, 2)];
  expect(routing(place('gold', 'high', 10, 1), place('basic', 'high', 30, 2), ...low)).toBe(
    'In 1 of 2 comparisons of neighbouring tiers at one severity the better tier’s median wait was shorter; it was not at Low (Gold against Basic).',
  );
});

test('an order that does not name the tier promises no routing by tier', () => {
  const { policy } = findingsWith();
  const places = [place('gold', 'high', 10, 1), place('basic', 'high', 30, 2)];
  expect(
    routingText(
      findingsWith({ policy: { ...policy, queueOrder: order }, queue: queue({ places }) }),
    ),
  ).toBeNull();
});
