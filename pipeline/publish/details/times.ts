import type { AttainableFinding, Figure, MonthlyFindings } from '../../findings/contract.js';
import { countDetail, detail, inOrder, shareDetail, timeDetail } from '../figure.js';

type Parts = Pick<MonthlyFindings, 'promises' | 'attainable' | 'backlog'>;

/** How answers spread around their targets, which targets could be attained, and how old the backlog is. */
export function timeDetails({ promises, attainable, backlog }: Parts): Figure[] {
  return [
    ...promises.flatMap(({ promise, spreads }) =>
      inOrder(spreads).flatMap((spread) => spreadDetails(promise, spread)),
    ),
    ...attainable.flatMap(attainableDetails),
    ...backlogDetails(backlog),
  ];
}

function spreadDetails(
  promise: string,
  spread: MonthlyFindings['promises'][number]['spreads'][number],
): Figure[] {
  const { tier, severity, obligations, medianRatio, p90Ratio, bins } = spread;
  const of = { promise, cell: { tier, severity } };
  const times = (kind: 'median_ratio' | 'p90_ratio', value: number | null) =>
    value === null ? [] : [detail(kind, 'times', of, { n: obligations, value })];
  return [
    countDetail('timed', obligations, of),
    ...times('median_ratio', medianRatio),
    ...times('p90_ratio', p90Ratio),
    ...bins.map(({ bin, obligations: n }) =>
      countDetail('bin', n, { ...of, subject: String(bin) }),
    ),
  ];
}

function attainableDetails(finding: AttainableFinding): Figure[] {
  const { promise, tier, severity, judged, met, answered, reached, lowMs, highMs } = finding;
  const of = { promise, cell: { tier, severity } };
  return [
    shareDetail('attained', met, judged, of),
    countDetail('attained', answered, { ...of, subject: 'answered' }),
    timeDetail('reached', reached?.elapsedMs ?? null, of),
    timeDetail('reached_low', lowMs, of),
    timeDetail('reached_high', highMs, of),
  ];
}

function backlogDetails(backlog: MonthlyFindings['backlog']): Figure[] {
  if (backlog === null) return [];
  const { cells, bands, medianDays, oldestDays } = backlog;
  const age = (subject: string, value: number | null) =>
    detail('backlog', 'days', { subject }, { value });
  return [
    age('median age', medianDays),
    age('oldest', oldestDays),
    ...cells.flatMap(({ severity, band, cases, unanswered, overdue }) =>
      Object.entries({ cases, unanswered, overdue }).map(([what, n]) =>
        countDetail('backlog', n, {
          cell: { tier: null, severity },
          subject: `${what}, ${bandName(bands, band)}`,
        }),
      ),
    ),
  ];
}

function bandName(bands: readonly number[], band: number): string {
  const [from, next] = [bands[band] ?? 0, bands[band + 1]];
  return next === undefined ? `${from} days and more` : `${from} to ${next} days`;
}
