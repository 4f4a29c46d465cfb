import { rateStrip, stripDomain } from '../charts/strip.js';
import { themed } from '../look/variables.js';
import { renderHtml } from '../render/html.js';
import { matrixView, sectionView } from '../render/screen.js';
import { percent } from '../words/rate.js';
import { type MonthlyModel, type PromiseSummary, sectionsOf } from './contract.js';

/** The report as one HTML file. */
export function monthlyHtml(
  model: MonthlyModel,
  charts: ReadonlyMap<string, readonly string[]>,
): string {
  const summaries = summariesOf(model);
  const domain = stripDomain(summaries);
  const isDrawn = summaries.some(({ figure }) => figure?.rate !== null && figure !== null);
  return renderHtml('monthly/page.hbs', {
    title: model.title,
    masthead: model.masthead,
    imprint: imprintOf(model),
    front: model.front,
    axis: isDrawn ? { low: percent(domain[0], 0), high: percent(domain[1], 0) } : null,
    summaries: summaries.map((summary) => summaryView(summary, domain)),
    matrices: model.front.matrices.map(matrixView),
    sections: sectionsOf(model).map((section) => sectionView(section, charts)),
    foot: model.foot,
  });
}

/** The promises of the first page, then the cases with every promise kept. */
export function summariesOf({ front }: MonthlyModel): readonly PromiseSummary[] {
  return front.kept === null ? front.promises : [...front.promises, front.kept];
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

/** What a summary says in place of a rate where there is none. */
export function summaryText({ status, figure }: PromiseSummary): string {
  if (figure !== null) return figure.text;
  return status === 'none' ? 'none due' : 'no commitment';
}

function summaryView(summary: PromiseSummary, domain: [number, number]) {
  const strip = rateStrip(summary, domain);
  return {
    name: summary.name,
    counted: summary.counted,
    text: summaryText(summary),
    rateClass: summary.status === 'rated' ? 'rate' : 'rate few',
    strip: strip === null ? null : themed(strip).replace('<svg ', '<svg aria-hidden="true" '),
    interval: summary.figure?.interval?.text ?? null,
    change: summary.change?.text ?? '',
    readings: summary.readings,
  };
}
