import type { DetailKind, FigureKind, HeadKind } from '../findings/contract.js';

const firstKinds = [
  'obligations',
  'cases',
  'accounts',
  'rate',
  'kept',
  'verdict',
  'hinging',
  'median',
  'p90',
  'low',
  'high',
  'score',
  'answered',
  'delivered',
] as const satisfies readonly HeadKind[];

const detailKinds: Readonly<Record<DetailKind, true>> = {
  month: true,
  cell_before: true,
  cell_low: true,
  cell_high: true,
  scenario: true,
  reading_move: true,
  verdict_hinging: true,
  hinge: true,
  timed: true,
  median_ratio: true,
  p90_ratio: true,
  bin: true,
  near: true,
  tenth: true,
  attained: true,
  reached: true,
  reached_low: true,
  reached_high: true,
  hour: true,
  open_hours: true,
  channel: true,
  category: true,
  account: true,
  group: true,
  agent: true,
  expected: true,
  few: true,
  open: true,
  backlog: true,
  reason: true,
  reason_cases: true,
  waiver: true,
  delivered_verdict: true,
  delivered_before: true,
  group_score: true,
  group_answered: true,
  survey: true,
  queue: true,
  calls: true,
  described: true,
  source: true,
  data: true,
};

/** Those that records of the first form have. */
export const kindsAtFirst: ReadonlySet<FigureKind> = new Set(firstKinds);

/** All that this program records. */
export const kindsRecorded: readonly FigureKind[] = [
  ...firstKinds,
  'waived_rate',
  'waived_kept',
  ...(Object.keys(detailKinds) as DetailKind[]),
];

/** Kinds of what other readings say: under terms that no file has they mean nothing. */
export const kindsOfReadings: ReadonlySet<FigureKind> = new Set([
  'scenario',
  'reading_move',
  'cell_low',
  'cell_high',
  'low',
  'high',
  'hinging',
  'verdict_hinging',
  'hinge',
]);

/** Those of these kinds that a run tells which judged under these scenarios: by the house alone nothing is said of other readings. */
export function kindsUnder(
  kinds: Iterable<FigureKind>,
  scenarios: readonly string[],
): ReadonlySet<FigureKind> {
  const isHouseAlone = scenarios.every((scenario) => scenario === 'house');
  return new Set([...kinds].filter((kind) => !isHouseAlone || !kindsOfReadings.has(kind)));
}

/** Kinds of which nothing is said where there is none, so that none is nought. */
export const kindsFromNought: ReadonlySet<FigureKind> = new Set([
  'month',
  'cell_before',
  'hinge',
  'timed',
  'bin',
  'near',
  'tenth',
  'hour',
  'open_hours',
  'channel',
  'category',
  'open',
  'backlog',
  'reason',
  'reason_cases',
  'waiver',
  'delivered_verdict',
  'delivered_before',
  'source',
]);
