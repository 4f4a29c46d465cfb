import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { RangesPanel } from '../render/contract.js';
import {
  along,
  aside,
  hairline,
  type Layer,
  label,
  namesWidth,
  shareDomain,
  shareTicks,
  silent,
  standingLine,
} from './parts.js';

const rowHeight = 20;

/** The rate under each option of each open clause, around the line of the house reading. */
export function rangesChart(panel: RangesPanel, width: number): TopLevelSpec {
  const height = rowHeight * panel.rows.length;
  const rates = panel.rows.flatMap((row) => row.options.map((option) => option.rate));
  const domain = shareDomain([panel.house, ...rates]);
  const names = namesWidth(
    panel.rows.map((row) => row.label),
    width,
  );
  const rows = panel.rows.map((row, index) => {
    const all = [panel.house, ...row.options.map((option) => option.rate)];
    return {
      label: row.label,
      middle: (index + 0.5) * rowHeight,
      low: Math.min(...all),
      high: Math.max(...all),
    };
  });
  const options = panel.rows.flatMap((row, index) => {
    const rates = row.options.map((option) => option.rate);
    const lowest = rates.indexOf(Math.min(panel.house, ...rates));
    const highest = rates.indexOf(Math.max(panel.house, ...rates));
    return row.options.map((option, at) => ({
      ...option,
      words: option.label,
      middle: (index + 0.5) * rowHeight,
      side: at === lowest ? 'low' : at === highest ? 'high' : 'between',
    }));
  });
  const x = along(domain, [names + 44, width - 44], { ticks: shareTicks(domain) });
  const y = along([0, height], [0, height])('middle');
  const named = (side: string, at: { align: 'left' | 'right'; dx: number }): Layer => ({
    transform: [{ filter: `datum.side === '${side}'` }],
    mark: { type: 'text', ...aside, fontSize: size.smallest, ...at, ...silent },
    encoding: { x: x('rate'), text: { field: 'words' } },
  });
  return {
    width,
    height,
    description: panel.description,
    layer: [
      standingLine(panel.house, panel.houseText, height, x),
      {
        data: { values: rows },
        encoding: { y },
        layer: [
          {
            mark: { type: 'rule', ...hairline, stroke: light.met, strokeWidth: 3, ...silent },
            encoding: { x: x('low'), x2: { field: 'high' } },
          },
          {
            mark: { type: 'text', ...label, align: 'left', x: 0, limit: names - 8, ...silent },
            encoding: { text: { field: 'label' } },
          },
        ],
      },
      {
        data: { values: options },
        encoding: { y },
        layer: [
          {
            mark: { type: 'point', filled: true, fill: light.ink, opacity: 1, size: 20 },
            encoding: { x: x('rate'), description: { field: 'text' } },
          },
          named('low', { align: 'right', dx: -6 }),
          named('high', { align: 'left', dx: 6 }),
        ],
      },
    ],
  };
}
