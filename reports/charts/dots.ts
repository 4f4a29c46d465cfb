import type { TopLevelSpec } from 'vega-lite';
import { light } from '../look/tokens.js';
import type { DotsPanel } from '../render/contract.js';
import { along, aside, hairline, label, namesWidth, silent } from './parts.js';

const rowHeight = 17;
const figures = 62;

/** Scores as dots on their interval, over a thin line that shows how far those who did not answer could move them. */
export function dotsChart(panel: DotsPanel, width: number): TopLevelSpec {
  const height = rowHeight * panel.rows.length;
  const names = namesWidth(
    panel.rows.map((row) => row.label),
    width,
  );
  const rows = panel.rows.map((row, index) => ({
    ...row,
    middle: (index + 0.5) * rowHeight,
    tooltip: `${row.label}: ${row.text}, ${row.nText}`,
  }));
  const x = along([0, 1], [names, width - figures], { ticks: [0, 0.5, 1] });
  const y = along([0, height], [0, height])('middle');
  return {
    width,
    height,
    description: panel.description,
    data: { values: rows },
    encoding: { y },
    layer: [
      {
        transform: [{ filter: 'datum.boundLow !== null' }],
        mark: { type: 'rule', ...hairline, stroke: light.muted, ...silent },
        encoding: { x: x('boundLow'), x2: { field: 'boundHigh' } },
      },
      {
        mark: { type: 'rule', stroke: light.met, strokeWidth: 5, ...silent },
        encoding: { x: x('low'), x2: { field: 'high' } },
      },
      {
        mark: { type: 'point', filled: true, fill: light.ink, opacity: 1, size: 24 },
        encoding: { x: x('score'), description: { field: 'tooltip' } },
      },
      {
        mark: { type: 'text', ...label, align: 'left', x: 0, limit: names - 6, ...silent },
        encoding: { text: { field: 'label' } },
      },
      {
        mark: { type: 'text', ...label, fontWeight: 600, align: 'right', x: width - 32, ...silent },
        encoding: { text: { field: 'text' } },
      },
      {
        mark: { type: 'text', ...aside, align: 'right', x: width, ...silent },
        encoding: { text: { field: 'nText' } },
      },
    ],
  };
}
