import type {
  CellFinding,
  Figure,
  KeptFinding,
  MonthlyFindings,
  PromiseFinding,
  RangeFinding,
  Rate,
  WaiversFinding,
} from '../findings/contract.js';
import { figure, inOrder, rateId } from './figure.js';

type Promised = Pick<PromiseFinding, 'promise' | 'rate' | 'range' | 'verdicts' | 'spreads'> & {
  readonly cells: readonly Pick<CellFinding, 'tier' | 'severity' | 'rate'>[];
};

/** As much of a month as its figures follow from. */
export type FigureSource = Pick<MonthlyFindings, 'population' | 'satisfaction' | 'deliverables'> & {
  readonly promises: readonly Promised[];
  readonly kept: Pick<KeptFinding, 'rate' | 'range'>;
  readonly waivers: Pick<WaiversFinding, 'promises' | 'cells' | 'kept'> | null;
};

/** The figures of a month that a later report is held against, each under a name of its own. */
export function figuresOf(findings: FigureSource): Figure[] {
  const { population, kept } = findings;
  return [
    counted('obligations', population.obligations),
    counted('cases', population.cases),
    counted('accounts', population.accounts),
    ...findings.promises.flatMap(ofPromise),
    shared('kept', kept.rate),
    ...ends(null, kept.range, kept.rate),
    ...withoutWaived(findings.waivers),
    ...findings.satisfaction.flatMap(({ scaleMin, scaleMax, all }) => {
      const subject = `${scaleMin} to ${scaleMax}`;
      const { good, answered, invited, rate } = all;
      const score = { part: good, n: answered, value: rate };
      const share = invited === null || invited === 0 ? null : answered / invited;
      return [
        figure(`score/${subject}`, 'score', 'share', { subject, ...score }),
        figure(`answered/${subject}`, 'answered', 'share', {
          subject,
          part: answered,
          n: invited,
          value: share,
        }),
      ];
    }),
    ...findings.deliverables.map(({ deliverable, now }) => {
      const met = now.filter(({ verdict }) => verdict === 'met').length;
      const missed = now.filter(({ verdict }) => verdict === 'missed').length;
      return figure(`delivered/${deliverable}`, 'delivered', 'share', {
        promise: 'deliverable',
        subject: deliverable,
        part: met,
        n: met + missed,
        value: met + missed === 0 ? null : met / (met + missed),
      });
    }),
  ];
}

/** The second figure, wherever a waiver makes it another than the first. */
function withoutWaived(waivers: FigureSource['waivers']): Figure[] {
  if (waivers === null) return [];
  const { promises, cells, kept } = waivers;
  return [
    ...promises.map(({ promise, without }) => shared('waived_rate', without, { promise })),
    ...cells.map(({ promise, tier, severity, without }) =>
      shared('waived_rate', without, { promise, cell: { tier, severity } }),
    ),
    ...(kept === null ? [] : [shared('waived_kept', kept.without)]),
  ];
}

function ofPromise({ promise, rate, range, verdicts, cells, spreads }: Promised): Figure[] {
  return [
    shared('rate', rate, { promise }),
    ...ends(promise, range, rate),
    ...verdicts
      .filter(({ verdict }) => verdict !== 'met' && verdict !== 'missed')
      .map(({ verdict, obligations }) => counted('verdict', obligations, { promise, verdict })),
    counted(
      'hinging',
      verdicts.reduce((sum, { hinging }) => sum + hinging, 0),
      { promise },
    ),
    ...inOrder(cells)
      .filter((cell) => cell.rate.n > 0)
      .map(({ tier, severity, rate: own }) =>
        shared('rate', own, { promise, cell: { tier, severity } }),
      ),
    ...inOrder(spreads).flatMap(({ tier, severity, obligations, medianMs, p90Ms }) => {
      const of = { promise, cell: { tier, severity }, n: obligations };
      const long = (kind: 'median' | 'p90', value: number) =>
        figure(rateId(kind, of), kind, 'duration', { ...of, value });
      return [long('median', medianMs), long('p90', p90Ms)];
    }),
  ];
}

function ends(promise: string | null, range: RangeFinding | null, { n }: Rate): Figure[] {
  if (range === null) return [];
  const end = (kind: 'low' | 'high', value: number) =>
    figure(rateId(kind, { promise }), kind, 'share', { promise, n, value });
  return [end('low', range.low), end('high', range.high)];
}

function shared(
  kind: 'rate' | 'kept' | 'waived_rate' | 'waived_kept',
  rate: Rate,
  of: Partial<Figure> = {},
): Figure {
  return figure(rateId(kind, of), kind, 'share', {
    ...of,
    part: rate.met,
    n: rate.n,
    value: rate.rate,
  });
}

function counted(kind: Figure['kind'], value: number, of: Partial<Figure> = {}): Figure {
  return figure(rateId(kind, of), kind, 'count', { ...of, value });
}
