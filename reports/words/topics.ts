import type { DetailKind, Figure, FigureMove } from '../../pipeline/findings/contract.js';

/** The tables and charts that figures stand in, in the order in which they are told. */
export const detailTopics = [
  'Near misses',
  'Attainable targets',
  'Times and targets',
  'Hours of the week',
  'Channels and categories',
  'Accounts, groups and agents',
  'Open and overdue',
  'Left out',
  'Waivers',
  'Order of answers',
  'Satisfaction',
  'Deliverables',
  'Described clauses',
  'Readings',
  'Other months',
  'Data',
] as const;

export type DetailTopic = (typeof detailTopics)[number];

const topics: Readonly<Record<DetailKind, DetailTopic>> = {
  near: 'Near misses',
  tenth: 'Near misses',
  attained: 'Attainable targets',
  reached: 'Attainable targets',
  reached_low: 'Attainable targets',
  reached_high: 'Attainable targets',
  timed: 'Times and targets',
  median_ratio: 'Times and targets',
  p90_ratio: 'Times and targets',
  bin: 'Times and targets',
  hour: 'Hours of the week',
  open_hours: 'Hours of the week',
  channel: 'Channels and categories',
  category: 'Channels and categories',
  account: 'Accounts, groups and agents',
  group: 'Accounts, groups and agents',
  agent: 'Accounts, groups and agents',
  expected: 'Accounts, groups and agents',
  few: 'Accounts, groups and agents',
  open: 'Open and overdue',
  backlog: 'Open and overdue',
  reason: 'Left out',
  reason_cases: 'Left out',
  waiver: 'Waivers',
  queue: 'Order of answers',
  calls: 'Order of answers',
  group_score: 'Satisfaction',
  group_answered: 'Satisfaction',
  survey: 'Satisfaction',
  delivered_verdict: 'Deliverables',
  delivered_before: 'Deliverables',
  described: 'Described clauses',
  cell_low: 'Readings',
  cell_high: 'Readings',
  scenario: 'Readings',
  reading_move: 'Readings',
  verdict_hinging: 'Readings',
  hinge: 'Readings',
  month: 'Other months',
  cell_before: 'Other months',
  source: 'Data',
  data: 'Data',
};

/** Which table or chart a kind of figure stands in; null: it is one of those looked at first. */
export function topicOf(kind: Figure['kind']): DetailTopic | null {
  return (topics as Readonly<Partial<Record<Figure['kind'], DetailTopic>>>)[kind] ?? null;
}

/** Figures that moved, by the table or chart that they stand in. */
export function byTopic(
  moves: readonly FigureMove[],
): { readonly topic: DetailTopic; readonly moves: readonly FigureMove[] }[] {
  return detailTopics.flatMap((topic) => {
    const own = moves.filter(({ before, now }) => {
      const known = now ?? before;
      return known !== null && topicOf(known.kind) === topic;
    });
    return own.length === 0 ? [] : [{ topic, moves: own }];
  });
}
