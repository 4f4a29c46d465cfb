import type { ControlFinding, MonthRate } from '../../../pipeline/findings/contract.js';
import { listed } from '../../words/count.js';
import { monthShort } from '../../words/instant.js';
import { percent } from '../../words/rate.js';

/** A line of the trend with the limits that were drawn for it. */
export interface Limited {
  readonly heading: string;
  readonly months: readonly MonthRate[];
  readonly control: ControlFinding | null;
}

/** Which rule drew the dotted limits, from which months, and which months lie outside; null where none were drawn. */
export function limitsNote(series: readonly Limited[]): string | null {
  const limited = series.flatMap(({ control, ...line }) =>
    control === null ? [] : [{ ...line, control }],
  );
  const [first] = limited;
  if (first === undefined) return null;
  const spans = [...new Set(limited.map(({ control }) => spanOf(control)))];
  const base =
    spans.length === 1
      ? (spans[0] ?? '')
      : `each line’s rated months before ${monthShort(first.months.at(-1)?.month ?? '')}`;
  const wider = limited.filter(({ control }) => control.rule === 'p-prime');
  return [
    `Dotted: the limits of chance, 3 sigma by each month’s n around the mean of ${base} (p-chart).`,
    ...(wider.length === 0 ? [] : [widerText(wider)]),
    outsideText(limited),
  ].join(' ');
}

/** Whether a month lies outside its limits, and on which side. */
export function sideOf({
  rate: { rate },
  limitLow,
  limitHigh,
}: MonthRate): 'below' | 'above' | null {
  if (rate === null || limitLow === null || limitHigh === null) return null;
  if (rate < limitLow) return 'below';
  return rate > limitHigh ? 'above' : null;
}

function spanOf({ from, to, months }: ControlFinding): string {
  return `${monthShort(from)} to ${monthShort(to)}, ${months} months`;
}

function widerText(wider: readonly (Limited & { readonly control: ControlFinding })[]): string {
  const told = wider.map(
    ({ heading, control }) => `${heading}, ${control.widening.toFixed(1)} times as wide`,
  );
  return `Wider where those months differ by more than chance (Laney’s p′): ${listed(told)}.`;
}

function outsideText(limited: readonly Limited[]): string {
  const told = limited.flatMap(({ heading, months }) =>
    months.flatMap((month) => {
      const side = sideOf(month);
      const { rate, n } = month.rate;
      if (side === null || rate === null) return [];
      return [`${heading} in ${monthShort(month.month)}, ${percent(rate, n)}, ${side}`];
    }),
  );
  return told.length === 0 ? 'No month lies outside.' : `Outside: ${told.join('; ')}.`;
}
