import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { QueuePanel } from '../render/contract.js';
import { along, aside, hairline, label, namesWidth, silent } from './parts.js';

const least = 15;
const most = 26;
const besideTrend = 104;
const figures = 38;
const smallest = 5;
const largest = 90;
const alone = 20;

/** Responses as dots over the month's dates, the more cases they overtook the higher; a dot's area is how many they are. */
export function queueChart(panel: QueuePanel, width: number): TopLevelSpec {
  const steps = Math.max(1, panel.steps.length);
  const rowHeight = Math.max(least, Math.min(most, besideTrend / steps));
  const height = rowHeight * panel.steps.length;
  const names = namesWidth(
    panel.steps.map((step) => step.label),
    width,
  );
  const fullest = Math.max(1, ...panel.dots.map((dot) => dot.responses));
  const unit = Math.min(alone, largest / fullest);
  const middleOf = (step: number) => height - (step + 0.5) * rowHeight;
  const x = along([0, Math.max(1, panel.dates.length)], [names, width - figures]);
  const y = along([0, height], [0, height])('middle');
  const rows = panel.steps.map((step, index) => ({ ...step, middle: middleOf(index) }));
  const dots = panel.dots.map((dot) => ({
    ...dot,
    middle: middleOf(dot.step),
    day: panel.dates.indexOf(dot.date) + 0.5,
    area: Math.max(smallest, dot.responses * unit),
  }));
  const days = panel.dates
    .map((date, index) => ({ day: index + 0.5, text: String(Number(date.slice(8))) }))
    .filter((_, index) => index % 7 === 0);
  return {
    width,
    height,
    description: panel.description,
    layer: [
      {
        data: { values: rows },
        encoding: { y },
        layer: [
          {
            mark: { type: 'rule', ...hairline, x: names, x2: width - figures, ...silent },
          },
          {
            mark: { type: 'text', ...label, align: 'left', x: 0, limit: names - 6, ...silent },
            encoding: { text: { field: 'label' } },
          },
          {
            mark: { type: 'text', ...aside, align: 'right', x: width, ...silent },
            encoding: { text: { field: 'nText' } },
          },
        ],
      },
      {
        data: { values: days },
        mark: {
          type: 'text',
          ...aside,
          fontSize: size.smallest,
          y: height + 8,
          ...silent,
        },
        encoding: { x: x('day'), text: { field: 'text' } },
      },
      {
        data: { values: dots },
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: {
          x: x('day'),
          y,
          size: { field: 'area', type: 'quantitative', scale: null },
          fill: { condition: { test: 'datum.step > 0', value: light.accent }, value: light.met },
          description: { field: 'text' },
        },
      },
    ],
  };
}
