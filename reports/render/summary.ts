import { rateStrip, stripDomain } from '../charts/strip.js';
import { percent } from '../words/rate.js';
import type { PromiseSummary, SummaryBlock } from './contract.js';

const headings = ['Promise', 'Kept', '95 % interval'] as const;

/** The rows of a summary with their strips drawn on one scale, and the key to the strips. */
export function summaryView({ kind, caption, rows: summaries, earlier }: SummaryBlock) {
  const strips = summaries.map(({ figure, change }) => ({
    figure,
    before: change?.before ?? null,
  }));
  const domain = stripDomain(strips);
  const drawn = strips.map((strip) => rateStrip(strip, domain));
  const compared = earlier !== '';
  const rows = summaries.map((summary, index) => ({
    name: summary.name,
    counted: summary.counted,
    text: summaryText(summary),
    trace: summary.figure?.trace ?? null,
    rated: summary.status === 'rated',
    strip: drawn[index] ?? null,
    interval: summary.figure?.interval?.text ?? null,
    change: summary.change?.text ?? '',
    compared,
    span: compared ? 4 : 3,
    readings: summary.readings,
  }));
  const key = rows.some((row) => row.strip !== null) ? keyOf(domain, earlier) : null;
  const heads = compared ? [...headings, 'Change'] : headings;
  return { kind, caption, headings: heads, compared, rows, key };
}

function summaryText({ status, figure }: PromiseSummary): string {
  if (figure !== null) return figure.text;
  return status === 'none' ? 'none due' : 'no commitment';
}

function keyOf([low, high]: readonly [number, number], earlier: string): string {
  return (
    `The strips run from ${percent(low, 0)} to ${percent(high, 0)}. Dot: the rate. Bar: its interval. ` +
    `Line with ends: the range over the readings.${earlier === '' ? '' : ` Open dot: ${earlier}.`}`
  );
}
