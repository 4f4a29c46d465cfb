import { expect, test } from 'vitest';
import { chartSpecs } from '../../reports/charts/specs.js';
import type { Panel } from '../../reports/render/contract.js';
import { bars, dots, figureOf, hours, spread, trend } from './fixtures/panels.js';

const panels: readonly Panel[] = [
  shortened(trend('First response', 0.95, 1000, 1), 'months'),
  { ...spread('First response', [['High', 'within 1 h', 40, 0.5]]) },
  { ...hours(), cells: hours().cells.slice(8, 10), supportHours: [{ day: 1, from: 8.5, to: 17 }] },
  bars('Channel', ['Email', 'Portal'], 3),
  dots('By tier', ['Premier', 'Standard'], 4),
  {
    chart: 'ranges',
    heading: 'First response',
    description: 'Rates by reading.',
    house: 0.94,
    houseText: 'House 94 %',
    rows: [{ label: 'Business day', options: [{ label: 'same', rate: 0.91, text: 'same: 91 %' }] }],
  },
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
    await expect(`${JSON.stringify(spec, null, 1)}\n`).toMatchFileSnapshot(
      `goldens/chart-${chart}.json`,
    );
  },
);

function shortened<T extends { months: readonly unknown[] }>(panel: T, key: 'months'): T {
  return { ...panel, [key]: panel[key].slice(-2) };
}
