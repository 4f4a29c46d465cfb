import type { TopLevelSpec } from 'vega-lite';
import { columnGap, columnWidth } from '../look/tokens.js';
import type { Figure, Panel, TrendPanel } from '../render/contract.js';
import { barsChart } from './bars.js';
import { dotsChart } from './dots.js';
import { hoursChart } from './hours.js';
import { queueChart } from './queue.js';
import { rangesChart } from './ranges.js';
import { spreadChart } from './spread.js';
import { trendChart, trendDomains } from './trend.js';
import { verdictsChart } from './verdicts.js';

/** One chart for each panel of the figure, at the width that its columns leave. */
export function chartSpecs(figure: Figure): readonly TopLevelSpec[] {
  const width = (columnWidth - columnGap * (figure.columns - 1)) / figure.columns;
  const trends = figure.panels.filter((panel): panel is TrendPanel => panel.chart === 'trend');
  const domains = trendDomains(trends);
  return figure.panels.map((panel) =>
    panel.chart === 'trend'
      ? trendChart(panel, width, domains[trends.indexOf(panel)] ?? [0, 1])
      : specOf(panel, width),
  );
}

function specOf(panel: Exclude<Panel, TrendPanel>, width: number): TopLevelSpec {
  switch (panel.chart) {
    case 'spread':
      return spreadChart(panel, width);
    case 'hours':
      return hoursChart(panel, width);
    case 'bars':
      return barsChart(panel, width);
    case 'dots':
      return dotsChart(panel, width);
    case 'queue':
      return queueChart(panel, width);
    case 'ranges':
      return rangesChart(panel, width);
    case 'verdicts':
      return verdictsChart(panel, width);
  }
}
