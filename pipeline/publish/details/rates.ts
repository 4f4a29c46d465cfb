import type { Figure, MonthlyFindings, RangeFinding } from '../../findings/contract.js';
import { countDetail, detail, type FigureOf, inOrder, rateDetail } from '../figure.js';

/** Rates of other months and other readings, and how many verdicts hang on which. */
export function rateDetails({ promises, kept, hinges, scope }: MonthlyParts): Figure[] {
  const earlier = (months: MonthlyFindings['kept']['months'], promise: string | null) =>
    months
      .filter(({ month }) => month !== scope.month)
      .map(({ month, rate }) => rateDetail('month', rate, { promise, subject: month }));
  return [
    ...earlier(kept.months, null),
    ...moves(kept.range, {}),
    ...promises.flatMap(({ promise, months, scenarios, range, verdicts, cells }) => [
      ...earlier(months, promise),
      ...moves(range, { promise }),
      ...scenarios
        .filter(({ scenario }) => scenario !== 'house')
        .map(({ scenario, rate }) => rateDetail('scenario', rate, { promise, subject: scenario })),
      ...verdicts.map(({ verdict, hinging }) =>
        countDetail('verdict_hinging', hinging, { promise, verdict }),
      ),
      ...inOrder(cells).flatMap(({ tier, severity, rate, before, range: ends }) => {
        const of = { promise, cell: { tier, severity } };
        return [
          ...(before.n === 0 ? [] : [rateDetail('cell_before', before, of)]),
          ...(ends === null
            ? []
            : [
                detail('cell_low', 'share', of, { n: rate.n, value: ends.low }),
                detail('cell_high', 'share', of, { n: rate.n, value: ends.high }),
              ]),
          ...moves(ends, of),
        ];
      }),
    ]),
    ...hinges.map(({ promise, readings, obligations }) =>
      countDetail('hinge', obligations, {
        promise,
        subject: readings.length === 0 ? 'combination' : readings.join(' + '),
      }),
    ),
  ];
}

type MonthlyParts = Pick<MonthlyFindings, 'promises' | 'kept' | 'hinges' | 'scope'>;

/** By how much each reading moves the rate. */
function moves(range: RangeFinding | null, of: FigureOf): Figure[] {
  return (range?.readings ?? []).map(({ reading, move }) =>
    detail('reading_move', 'share', { ...of, subject: reading }, { value: move }),
  );
}
