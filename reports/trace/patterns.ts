import type { TracedFigure } from '../render/contract.js';

interface Pattern {
  readonly holds: (figure: TracedFigure) => boolean;
  readonly says: string;
}

const has = (column: string) => (figure: TracedFigure) =>
  figure.where.some((condition) => condition.column === column);

const patterns: readonly Pattern[] = [
  {
    holds: ({ id }) => /^F-[^+~]+:/.test(id),
    says: 'Those of one verdict, or of what came of it, end in :VERDICT.',
  },
  {
    holds: ({ id }) => /^F-(channel|category|group|account|hour)\//.test(id),
    says: 'Those of one channel or category are F-channel/VALUE, F-category/VALUE; those whose clock started in one hour of the week F-hour/DAY%20HOUR.',
  },
  {
    holds: (figure) => has('period')(figure) || has('span')(figure),
    says: '+period/2026-09 is the same figure of an earlier period, +span/all of all periods shown.',
  },
  {
    holds: ({ id }) => id.includes('~'),
    says: '~SCENARIO is a rate under another reading; its rows are those of which it says otherwise than the house.',
  },
];

const narrowings = [
  ['account', '+account/NAME'],
  ['group', '+group/NAME'],
  ['responder', '+responder/ID'],
  ['tier', '+tier/ID'],
  ['severity', '+severity/ID'],
  ['reason', '+reason/WHY'],
  ['waived', '+waived/- waived misses aside'],
  ['left', '+left/0 met in the last tenth of the target'],
  ['timed', '+timed/yes on a clock'],
  ['mark', '+mark/VALUE'],
  ['promise', '+promise/ID'],
] as const;

/** Paper lists the main figures; the rest is told by how its ids are made. */
export function patternsOf(figures: readonly TracedFigure[]): string | null {
  const minor = figures.filter(({ isMinor }) => isMinor === true);
  if (minor.length === 0) return null;
  const things = [
    ...new Set(
      minor.flatMap(({ where }) =>
        where.flatMap(({ column, values }) => (column === 'what' ? values : [])),
      ),
    ),
  ].filter((what) => what !== 'readings');
  const narrowed = narrowings.filter(([column]) =>
    minor.some(({ id }) => id.includes(`+${column}/`)),
  );
  return [
    ...(narrowed.length === 0
      ? []
      : [`What follows + narrows a figure: ${narrowed.map(([, says]) => says).join(', ')}.`]),
    ...patterns.filter(({ holds }) => minor.some(holds)).map(({ says }) => says),
    ...(things.length === 0
      ? []
      : [`Counted beside obligations: ${things.map((what) => `F-${what}`).join(', ')}.`]),
    'The rows are attached.',
  ].join(' ');
}
