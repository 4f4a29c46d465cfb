import { rateStrip, stripDomain } from '../charts/strip.js';
import { percent } from '../words/rate.js';
import type { MonthlyModel, PromiseSummary } from './contract.js';

/** The heads of the first page's table. */
export const summaryHeadings = ['Promise', 'Kept', '95 % interval', 'Change'] as const;

/** The rows of the first page's table with their strips drawn, and the key to the strips. */
export function summaryViews({ front }: MonthlyModel) {
  const summaries = front.kept === null ? front.promises : [...front.promises, front.kept];
  const strips = summaries.map(({ figure, change }) => ({
    figure,
    before: change?.before ?? null,
  }));
  const domain = stripDomain(strips);
  const drawn = strips.map((strip) => rateStrip(strip, domain));
  const rows = summaries.map((summary, index) => ({
    name: summary.name,
    counted: summary.counted,
    text: summaryText(summary),
    rated: summary.status === 'rated',
    strip: drawn[index] ?? null,
    interval: summary.figure?.interval?.text ?? null,
    change: summary.change?.text ?? '',
    readings: summary.readings,
  }));
  return { rows, key: rows.some((row) => row.strip !== null) ? keyOf(domain) : null };
}

/** What stands under the masthead. */
export function imprintOf({ masthead }: MonthlyModel) {
  return [
    ...(masthead.account === null ? [] : [{ label: 'Account', text: masthead.account }]),
    ...masthead.facts,
    { label: 'Zone', text: masthead.zone },
    { label: 'As of', text: masthead.asOf },
  ];
}

function summaryText({ status, figure }: PromiseSummary): string {
  if (figure !== null) return figure.text;
  return status === 'none' ? 'none due' : 'no commitment';
}

function keyOf([low, high]: readonly [number, number]): string {
  return (
    `The strips run from ${percent(low, 0)} to ${percent(high, 0)}. Dot: the rate. Bar: its interval. ` +
    'Line with ends: the range over the readings. Open dot: the month before.'
  );
}
