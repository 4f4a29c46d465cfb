import type {
  PolicyQuarter,
  PromiseQuarters,
  VolumeFinding,
} from '../../pipeline/findings/quarterly/contract.js';
import type { TracedFigure } from '../render/contract.js';
import { beyond, side } from '../trace/figures/counted.js';
import type { scoreFigures } from '../trace/figures/scores.js';
import type { Subject } from '../trace/figure-id.js';
import { named } from '../trace/figures/obligations.js';
import { inPeriod } from '../trace/figures/trend.js';
import { tracedFigure } from '../trace/traced.js';
import type { Names } from '../words/names.js';
import { quarterShort } from './names.js';

/** Each cell in each earlier quarter. */
export function cellQuarterFigures(
  promises: readonly Pick<PromiseQuarters, 'promise' | 'cells'>[],
  quarters: readonly string[],
  names: Names,
): TracedFigure[] {
  return promises.flatMap(({ promise, cells }) =>
    cells.flatMap(({ tier, severity, quarters: rates }) =>
      rates.slice(0, -1).map(({ n, missed }, place) => {
        const quarter = quarters[place] ?? '';
        return tracedFigure(
          named(promise, `${names.place(tier, severity)}, ${quarterShort(quarter)}`),
          inPeriod(promise, quarter, { tier, severity }),
          n,
          missed,
          { isMinor: true },
        );
      }),
    ),
  );
}

const none: Parameters<typeof scoreFigures>[0][number]['all'] = {
  answered: 0,
  good: 0,
  invited: 0,
  rate: null,
  low: null,
  high: null,
  boundLow: null,
  boundHigh: null,
};

/** The scores of a quarter as a month has them. */
export function quarterScores(
  { satisfaction }: PolicyQuarter,
  quarters: readonly string[],
): Parameters<typeof scoreFigures>[0] {
  return satisfaction.map(({ scaleMin, scaleMax, quarters: scores }) => ({
    scaleMin,
    scaleMax,
    all: scores.at(-1) ?? none,
    tiers: [],
    severities: [],
    months: quarters.map((month, place) => ({ month, score: scores[place] ?? none })),
    span: {
      all: none,
      tiers: [],
      severities: [],
      accounts: [],
      otherAccounts: { count: 0, score: none },
    },
    withMiss: none,
    withoutMiss: none,
  }));
}

/** Cases opened by quarter, and each topic of theirs; the cases of the reported quarter go along. */
export function volumeFigures(
  volumes: readonly VolumeFinding[],
  quarters: readonly string[],
): TracedFigure[] {
  return volumes.flatMap((volume) => {
    const name =
      volume.kind === 'all'
        ? 'Cases opened'
        : `Cases opened, ${volume.kind} ${volume.value ?? 'not given'}`;
    return quarters.map((quarter, place) => {
      const n = volume.cases[place] ?? 0;
      if (place === quarters.length - 1) return side(name, 'opened', volumeSubject(volume), n);
      return beyond(
        side(`${name}, ${quarterShort(quarter)}`, 'opened', volumeSubject(volume, quarter), n),
      );
    });
  });
}
/** `F-opened/outage+mark/category`, of the reported quarter or of an earlier one. */
export function volumeSubject(
  { kind, value }: VolumeFinding,
  period?: string,
): Omit<Subject, 'of'> {
  const and = { mark: kind, ...(period === undefined ? {} : { period }) };
  return kind === 'all' ? { and } : { kind: value, and };
}
