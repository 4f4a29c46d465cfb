import type { TopLevelSpec } from 'vega-lite';
import { expect, test } from 'vitest';
import { chartSpecs } from '../../reports/charts/specs.js';
import type { Panel, QueuePanel, SpreadPanel, TrendPanel } from '../../reports/render/contract.js';
import {
  bars,
  dots,
  figureOf,
  funnel,
  hours,
  queue,
  slack,
  spread,
  steps,
  trend,
} from './fixtures/panels.js';

const panels: readonly Panel[] = [
  shortened(trend('First response', 0.95, 1000, 1)),
  narrowed(spread('First response', [['High', 'within 1 h', 40, 0.5]])),
  { ...hours(), cells: hours().cells.slice(8, 10), supportHours: [{ day: 1, from: 8.5, to: 17 }] },
  bars('Channel', ['Email', 'Portal'], 3),
  funnel('Assignment groups, updates', ['Restore desk', 'Tier 1'], 13),
  slack('First response', 5),
  steps('High', 0.88, 1.4, '5 h 30 min'),
  dots('By tier', ['Premier', 'Standard'], 4),
  {
    chart: 'ranges',
    heading: 'First response',
    description: 'Rates by reading.',
    house: 0.94,
    houseText: 'House 94 %',
    rows: [{ label: 'Business day', options: [{ label: 'same', rate: 0.91, text: 'same: 91 %' }] }],
  },
  begun(queue('Waiting cases overtaken', 5)),
  {
    chart: 'verdicts',
    heading: 'By verdict',
    description: 'Counts by verdict.',
    rows: [
      { label: 'Update', parts: [{ verdict: 'missed', count: 9, hinging: 3, text: '9 missed' }] },
    ],
  },
];

test.each(panels.map((panel) => [panel.chart, panel] as const))(
  'the %s chart is specified as it was',
  async (chart, panel) => {
    const [spec] = chartSpecs(figureOf('golden', [panel], 1));
    const text = spec === undefined ? '' : lines(spec);
    await expect(text).toMatchFileSnapshot(`goldens/chart-${chart}.txt`);
  },
);

function narrowed(panel: SpreadPanel): SpreadPanel {
  return { ...panel, rows: panel.rows.map((row) => ({ ...row, bins: row.bins.slice(26, 30) })) };
}

function begun(panel: QueuePanel): QueuePanel {
  const dates = panel.dates.slice(0, 3);
  return { ...panel, dates, dots: panel.dots.filter(({ date }) => dates.includes(date)) };
}

function shortened(panel: TrendPanel): TrendPanel {
  return { ...panel, months: panel.months.slice(-2) };
}

/** One line for the frame and one for each layer: a change shows as the layer that it touches. */
function lines(spec: TopLevelSpec): string {
  const { layer, ...frame } = { layer: [], ...spec };
  return [frame, ...layer].map((part) => `${JSON.stringify(part)}\n`).join('');
}
