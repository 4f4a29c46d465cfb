import { describe, expect, test } from 'vitest';
import { cellBar } from '../../reports/charts/cell-bar.js';
import { chartSpecs } from '../../reports/charts/specs.js';
import { rateStrip } from '../../reports/charts/strip.js';
import { trendDomains } from '../../reports/charts/trend.js';
import { columnWidth, light } from '../../reports/look/tokens.js';
import { themed } from '../../reports/look/variables.js';
import { sectionsOf } from '../../reports/monthly/contract.js';
import { renderChart } from '../../reports/render/chart.js';
import type { Figure, Panel } from '../../reports/render/contract.js';
import { rateOf } from './fixtures/figures.js';
import { monthlyModel } from './fixtures/monthly-model.js';
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

const figures = sectionsOf(monthlyModel())
  .flatMap((section) => section.blocks)
  .filter((block): block is Figure => block.kind === 'figure');

describe.each(figures.map((figure) => [figure.id, figure] as const))(
  'the figure %s',
  (id, figure) => {
    test('is compiled without a complaint', async () => {
      const { compile } = await import('vega-lite');
      const complaints: string[] = [];
      const logger = {
        level: () => 0,
        warn: (...words: readonly unknown[]) => complaints.push(words.join(' ')),
        info: () => 0,
        debug: () => 0,
        error: (...words: readonly unknown[]) => complaints.push(words.join(' ')),
      };
      for (const spec of chartSpecs(figure)) compile(spec, { logger: logger as never });
      expect(complaints).toEqual([]);
    });

    test('fits its column and is drawn the same twice', async () => {
      for (const spec of chartSpecs(figure)) {
        const svg = await renderChart(spec, id);
        const width = Number(/width="([\d.]+)"/.exec(svg)?.[1]);
        expect(width).toBeLessThanOrEqual(columnWidth + 4);
        expect(await renderChart(spec, id)).toBe(svg);
      }
    });

    test('uses no colour outside the tokens and no style attribute', async () => {
      for (const spec of chartSpecs(figure)) {
        const svg = themed(await renderChart(spec, id));
        expect(svg.match(/#[0-9a-f]{6}/gi) ?? []).toEqual([]);
        expect(svg).not.toContain('style=');
      }
    });
  },
);

const none: readonly Panel[] = [
  { ...trend('Nothing rated', 0.9, 100, 1), months: [] },
  { ...spread('Nothing answered', []), rows: [] },
  { ...hours(), cells: [], supportHours: [] },
  { ...bars('Nothing missed', [], 1), overall: 0 },
  { ...funnel('Nobody compared', [], 1), limits: [] },
  { ...slack('Nothing met', 1), bins: [] },
  { ...steps('Nothing answered', 0, null, ''), steps: [] },
  { ...dots('Nobody answered', [], 1) },
  { ...queue('Nobody answered', 1), steps: [], dots: [], dates: [] },
  { chart: 'ranges', heading: 'No readings', description: '', house: 1, houseText: '', rows: [] },
  { chart: 'verdicts', heading: 'No obligations', description: '', rows: [] },
];

test.each(none.map((panel) => [panel.chart, panel] as const))(
  'a chart of kind %s without data is still a chart',
  async (_, panel) => {
    const [spec] = chartSpecs(figureOf('none', [panel], 1));
    const svg = spec === undefined ? '' : await renderChart(spec, 'none');
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toContain('NaN');
  },
);

test('panels side by side span equally many points, so that slopes compare', () => {
  const panels = [trend('High', 0.97, 5000, 1), trend('Low', 0.6, 300, 2)];
  const [first, second] = trendDomains(panels).map(([low, high]) => high - low);
  expect(first).toBeCloseTo(second ?? 0, 9);
});

test('a month without a rate leaves a gap, never a zero', async () => {
  const panel = trend('Every promise kept', 0.76, 1180, 3);
  const [spec] = chartSpecs(figureOf('gap', [panel], 1));
  const svg = spec === undefined ? '' : await renderChart(spec, 'gap');
  expect(svg.match(/aria-label="[A-Z][a-z]{2} \d{4}: /g)).toHaveLength(12);
});

test('what hinges on a reading is hatched, and hatchings of two charts do not meet', async () => {
  const figure = figures.find(({ id }) => id === 'verdicts');
  const [spec] = figure === undefined ? [] : chartSpecs(figure);
  const svg = spec === undefined ? '' : await renderChart(spec, 'verdicts-0');
  expect(svg).toContain('<pattern id="verdicts-0-hatch"');
  expect(svg).toContain('fill="url(#verdicts-0-hatch)"');
});

test('names from the data stay text in a chart', async () => {
  const [spec] = chartSpecs(
    figureOf('x', [bars('Channel', ['<img src=x onerror=alert(1)>'], 1)], 1),
  );
  const svg = spec === undefined ? '' : await renderChart(spec, 'x');
  expect(svg).not.toContain('<img');
});

test('a cell with one miss in a thousand still shows it', () => {
  expect(cellBar(rateOf(999, 1))).toContain(light.accent);
  expect(cellBar(rateOf(1000, 0))).not.toContain(light.accent);
});

test('too few are said, not drawn', () => {
  expect(cellBar(rateOf(7, 1))).toBeNull();
  expect(rateStrip({ figure: rateOf(7, 1), before: 0.9 }, [0, 1])).toBeNull();
});
