import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { StepsPanel } from '../render/contract.js';
import { along, aside, hairline, label, silent } from './parts.js';

const height = 66;
const least = 1 / 16;
const most = 16;
const left = 24;
const below = 9;
const ticks = [
  [1 / 16, '1/16'],
  [1 / 4, '1/4'],
  [1, 'target'],
  [4, '4 ×'],
  [16, '16 ×'],
] as const;

/** Which share was met within which multiple of the promised target, as steps on a log scale; the target and the 95 % point marked and said. */
export function stepsChart(panel: StepsPanel, width: number): TopLevelSpec {
  const x = along([least, most], [left, width], { scale: { type: 'log', base: 2, clamp: true } });
  const y = along([0, 1], [height, 0]);
  const inside = panel.steps.filter(({ ratio }) => ratio >= least && ratio <= most);
  const first = panel.steps.filter(({ ratio }) => ratio < least).at(-1)?.share ?? 0;
  const curve = [
    { ratio: least, share: first },
    ...inside,
    { ratio: most, share: inside.at(-1)?.share ?? first },
  ];
  const side = sideOf(panel.reached?.ratio ?? 1);
  const beside = Math.max(below, 2 * below + 1 - (0.95 - panel.promised.share) * height);
  return {
    width,
    height,
    description: panel.description,
    layer: [
      {
        data: { values: [0, 0.5, 1].map((share) => ({ share, text: `${share * 100} %` })) },
        encoding: { y: y('share') },
        layer: [
          { mark: { type: 'rule', ...hairline, x: left, x2: width, ...silent } },
          {
            mark: {
              type: 'text',
              ...aside,
              fontSize: size.smallest,
              align: 'right',
              x: left - 4,
              ...silent,
            },
            encoding: { text: { field: 'text' } },
          },
        ],
      },
      {
        data: { values: [{ share: 0.95 }] },
        mark: {
          type: 'rule',
          stroke: light.muted,
          strokeWidth: 0.6,
          strokeDash: [2, 2],
          x: left,
          x2: width,
          ...silent,
        },
        encoding: { y: y('share') },
      },
      {
        data: { values: ticks.map(([at, text]) => ({ at, text })) },
        mark: { type: 'text', ...aside, fontSize: size.smallest, y: height + 8, ...silent },
        encoding: { x: x('at'), text: { field: 'text' } },
      },
      {
        data: { values: [{ at: 1 }] },
        mark: { type: 'rule', stroke: light.ink, strokeWidth: 0.8, y: 0, y2: height, ...silent },
        encoding: { x: x('at') },
      },
      {
        data: { values: curve },
        mark: {
          type: 'line',
          interpolate: 'step-after',
          stroke: light.met,
          strokeWidth: 1.6,
          ...silent,
        },
        encoding: { x: x('ratio'), y: y('share') },
      },
      {
        data: { values: [{ at: 1, ...panel.promised }] },
        encoding: { x: x('at'), y: y('share') },
        layer: [
          {
            mark: { type: 'point', filled: true, opacity: 1, size: 20, fill: light.ink },
            encoding: { description: { field: 'tooltip' } },
          },
          {
            mark: {
              type: 'text',
              ...label,
              fontWeight: 600,
              align: 'left',
              dx: 5,
              dy: beside,
              ...silent,
            },
            encoding: { text: { field: 'text' } },
          },
        ],
      },
      ...(panel.reached === null
        ? []
        : [
            {
              data: { values: [{ share: 0.95, ...panel.reached }] },
              encoding: { x: x('ratio'), y: y('share') },
              layer: [
                {
                  mark: { type: 'point' as const, filled: true, opacity: 1, size: 20 },
                  encoding: {
                    fill: { value: panel.reached.ratio > 1 ? light.accent : light.met },
                    description: { field: 'tooltip' },
                  },
                },
                {
                  mark: {
                    type: 'text' as const,
                    ...label,
                    fontSize: size.smallest,
                    align: side,
                    dx: side === 'left' ? 5 : side === 'right' ? 6 : 0,
                    dy: side === 'left' ? below : below + 3,
                    ...silent,
                  },
                  encoding: { text: { field: 'text' } },
                },
              ],
            },
          ]),
    ],
  };
}

/** Where a label goes that may cross neither the target nor the edge. */
function sideOf(ratio: number): 'left' | 'center' | 'right' {
  if (ratio < 2.8) return 'left';
  return ratio > 7 ? 'right' : 'center';
}
