import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { SlackPanel } from '../render/contract.js';
import { along, aside, hairline, label, silent } from './parts.js';

const height = 62;
const top = 12;

/** How many were met with how much of their target left, tenth by tenth from a baseline of zero; the near misses in the accent. */
export function slackChart(panel: SlackPanel, width: number): TopLevelSpec {
  const most = Math.max(1, ...panel.bins.map((bin) => bin.count));
  const step = width / Math.max(1, panel.bins.length);
  const bins = panel.bins.map((bin, index) => ({
    ...bin,
    from: index * step + 1,
    to: (index + 1) * step - 1,
    middle: (index + 0.5) * step,
    base: height,
    top: height - (bin.count / most) * (height - top),
    shown: bin.count === 0 ? '' : bin.countText,
  }));
  const x = along([0, width], [0, width]);
  const y = along([0, height], [0, height]);
  const ends = [
    { at: 0, text: 'none left', align: 'left' as const },
    { at: width / 2, text: 'half', align: 'center' as const },
    { at: width, text: 'all', align: 'right' as const },
  ];
  return {
    width,
    height,
    description: panel.description,
    layer: [
      {
        data: { values: bins },
        layer: [
          {
            mark: { type: 'bar' },
            encoding: {
              x: x('from'),
              x2: { field: 'to' },
              y: y('base'),
              y2: { field: 'top' },
              fill: { condition: { test: 'datum.isNear', value: light.accent }, value: light.met },
              description: { field: 'text' },
            },
          },
          {
            mark: { type: 'text', ...label, fontSize: size.smallest, dy: -5, ...silent },
            encoding: { x: x('middle'), y: y('top'), text: { field: 'shown' } },
          },
        ],
      },
      {
        data: { values: [{ from: 0, to: width }] },
        mark: { type: 'rule', ...hairline, stroke: light.muted, y: height, ...silent },
        encoding: { x: x('from'), x2: { field: 'to' } },
      },
      ...ends.map(({ at, text, align }) => ({
        data: { values: [{ at }] },
        mark: {
          type: 'text' as const,
          ...aside,
          fontSize: size.smallest,
          y: height + 8,
          align,
          text,
          ...silent,
        },
        encoding: { x: x('at') },
      })),
    ],
  };
}
