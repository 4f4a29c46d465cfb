import type {
  CellFinding,
  HingeFinding,
  KeptFinding,
  PromiseFinding,
  RangeFinding,
  Rate,
} from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import { wordsOf } from '../../words/names.js';
import type { Names } from '../../words/names.js';
import type { Subject } from '../figure-id.js';
import { minor, tracedFigure } from '../traced.js';
import { main, side } from './counted.js';
import { keptName, named } from './obligations.js';

/** Verdicts that hinge: on each reading, on it alone, and by promise and verdict. */
export function hingeFigures(
  hinges: readonly HingeFinding[],
  promises: readonly Pick<PromiseFinding, 'promise' | 'verdicts'>[],
): TracedFigure[] {
  const sum = (own: readonly HingeFinding[]) =>
    own.reduce((total, { obligations }) => total + obligations, 0);
  const readings = [...new Set(hinges.flatMap((hinge) => hinge.readings))].sort();
  const together = hinges.filter((hinge) => hinge.readings.length === 0);
  return [
    main('Verdicts that hinge', 'hinges', {}, sum(hinges)),
    ...readings.flatMap((reading) => {
      const own = hinges.filter((hinge) => hinge.readings.includes(reading));
      const alone = own.filter((hinge) => hinge.readings.length === 1);
      return [
        side(`Verdicts that hinge on ${reading}`, 'hinges', { kind: reading }, sum(own)),
        side(
          `Verdicts that hinge on ${reading} alone`,
          'hinges',
          { kind: reading, and: { mark: 'alone' } },
          sum(alone),
        ),
        side(
          `Verdicts that hinge on ${reading} and on others`,
          'hinges',
          { kind: reading, and: { mark: 'together' } },
          sum(own) - sum(alone),
        ),
      ];
    }),
    side(
      'Verdicts that hinge on several at once',
      'hinges',
      { kind: 'combination' },
      sum(together),
    ),
    ...promises.map(({ promise }) =>
      side(
        `${wordsOf(promise).name}, hinging`,
        'hinges',
        { and: { promise } },
        sum(hinges.filter((hinge) => hinge.promise === promise)),
      ),
    ),
    ...promises.flatMap(({ promise, verdicts }) =>
      verdicts.map(({ verdict, hinging }) =>
        side(
          `${wordsOf(promise).name}, ${verdict}, hinging`,
          'hinges',
          { says: verdict, and: { promise } },
          hinging,
        ),
      ),
    ),
  ];
}

interface Ranged {
  readonly of: string;
  readonly cell?: Subject['cell'];
  readonly name: string;
  readonly range: RangeFinding | null;
  readonly scenarios?: readonly { readonly scenario: string; readonly rate: Rate }[];
}

/** Rates under other readings: each leads to what its scenario says otherwise than the house. */
export function readingFigures(
  promises: readonly (Pick<PromiseFinding, 'promise' | 'range'> & {
    readonly scenarios?: PromiseFinding['scenarios'];
    readonly cells: readonly Pick<CellFinding, 'tier' | 'severity' | 'range'>[];
  })[],
  kept: Pick<KeptFinding, 'range'>,
  names: Names,
): TracedFigure[] {
  const ranged: Ranged[] = [
    ...promises.flatMap(({ promise, range, scenarios = [], cells }) => [
      { of: promise, name: wordsOf(promise).name, range, scenarios },
      ...cells.map(({ tier, severity, range: own }) => ({
        of: promise,
        cell: { tier, severity },
        name: named(promise, names.place(tier, severity)),
        range: own,
      })),
    ]),
    { of: 'kept', name: keptName, range: kept.range },
  ];
  return ranged.flatMap(({ of, cell, name, range, scenarios = [] }) =>
    [...(range?.ends ?? []), ...scenarios]
      .filter(({ scenario }) => scenario !== 'house')
      .map(({ scenario, rate: { n, missed } }) => {
        const figure = tracedFigure(
          `${name}, read as ${scenario}`,
          { of, cell, scenario },
          n,
          missed,
          minor,
        );
        return { ...figure, says: `${figure.says}: what it says otherwise than the house` };
      }),
  );
}
