import type { TopLevelSpec } from 'vega-lite';
import { columnGap, columnWidth } from '../look/tokens.js';
import type { DrawnPanel, Figure, Panel, TrendPanel } from '../render/contract.js';
import { barsChart } from './bars.js';
import { dotsChart } from './dots.js';
import { funnelChart } from './funnel.js';
import { hoursChart } from './hours.js';
import { queueChart } from './queue.js';
import { rangesChart } from './ranges.js';
import { slackChart } from './slack.js';
import { spreadChart } from './spread.js';
import { stepsChart } from './steps.js';
import { trendChart, trendDomains } from './trend.js';
import { verdictsChart } from './verdicts.js';

/** How wide a panel is where so many stand side by side. */
export function panelWidth(columns: Figure['columns']): number {
  return (columnWidth - columnGap * (columns - 1)) / columns;
}

/** One chart for each panel of the figure, at the width that its columns leave; those that are drawn without a spec have none. */
export function chartSpecs(figure: Figure): readonly TopLevelSpec[] {
  const width = panelWidth(figure.columns);
  const trends = figure.panels.filter((panel): panel is TrendPanel => panel.chart === 'trend');
  const domains = trendDomains(trends);
  return figure.panels.flatMap((panel) => {
    if (panel.chart === 'timeline' || panel.chart === 'quarters') return [];
    return panel.chart === 'trend'
      ? trendChart(panel, width, domains[trends.indexOf(panel)] ?? [0, 1])
      : specOf(panel, width);
  });
}

function specOf(panel: Exclude<Panel, TrendPanel | DrawnPanel>, width: number): TopLevelSpec {
  switch (panel.chart) {
    case 'slack':
      return slackChart(panel, width);
    case 'steps':
      return stepsChart(panel, width);
    case 'spread':
      return spreadChart(panel, width);
    case 'hours':
      return hoursChart(panel, width);
    case 'bars':
      return barsChart(panel, width);
    case 'funnel':
      return funnelChart(panel, width);
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
