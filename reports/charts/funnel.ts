import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { FunnelPanel } from '../render/contract.js';
import { textWidth } from '../render/measure.js';
import { hairline, percentLabels, shareTicks, silent } from './parts.js';

const height = 112;
const axisWidth = 30;
const mostLabels = 6;
const room = 1.12;

/** Shares by how many they are of, between the limits of chance: 95 % dashed, 99.8 % plain; those outside in the accent, by name. */
export function funnelChart(panel: FunnelPanel, width: number): TopLevelSpec {
  const most = Math.max(1, ...panel.points.map((point) => point.n)) * room;
  const top = highest(panel);
  const across: number[] = [0, most];
  const upwards: number[] = [0, top];
  const x = {
    field: 'n',
    type: 'quantitative',
    scale: { domain: across, nice: false, zero: false },
    axis: { tickCount: 5, title: null, grid: false, format: ',d' },
  } as const;
  const y = (field: string) =>
    ({
      field,
      type: 'quantitative',
      scale: { domain: upwards, nice: false, zero: false, clamp: true },
      axis: { values: shareTicks([0, top]), labelExpr: percentLabels, title: null, domain: false },
    }) as const;
  const line = (field: string, strokeDash: readonly number[]) => ({
    transform: [{ filter: `datum.${field} <= ${top}` }],
    mark: {
      type: 'line' as const,
      stroke: light.muted,
      strokeWidth: 0.6,
      strokeDash: [...strokeDash],
      ...silent,
    },
    encoding: { y: y(field) },
  });
  return {
    width: width - axisWidth,
    height,
    autosize: { type: 'pad', contains: 'content' },
    description: panel.description,
    encoding: { x },
    layer: [
      {
        data: { values: panel.limits.map((limit) => ({ ...limit })) },
        layer: [
          line('low95', [2, 2]),
          line('high95', [2, 2]),
          line('low998', [1, 0]),
          line('high998', [1, 0]),
        ],
      },
      {
        data: { values: [{ n: 0, to: most, overall: panel.overall, text: panel.overallText }] },
        layer: [
          {
            mark: { type: 'rule', ...hairline, stroke: light.ink, ...silent },
            encoding: { y: y('overall'), x2: { field: 'to' } },
          },
          {
            mark: {
              type: 'text',
              align: 'left',
              dx: 2,
              dy: -5,
              fontSize: size.smallest,
              fill: light.muted,
              ...silent,
            },
            encoding: { y: y('overall'), text: { field: 'text' } },
          },
        ],
      },
      {
        data: {
          values: panel.points.map((point) => ({ ...point, outside: point.place !== 'within' })),
        },
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: 22,
          stroke: light.paper,
          strokeWidth: 0.6,
        },
        encoding: {
          y: y('share'),
          fill: { condition: { test: 'datum.outside', value: light.accent }, value: light.met },
          description: { field: 'text' },
        },
      },
      ...labels(panel, most, width - axisWidth).map(({ point, isLeft, limit }) => ({
        data: { values: [{ ...point }] },
        mark: {
          type: 'text' as const,
          align: isLeft ? ('right' as const) : ('left' as const),
          baseline: 'middle' as const,
          dx: isLeft ? -5 : 5,
          limit,
          fontSize: size.smallest,
          fill: light.ink,
          ...silent,
        },
        encoding: { y: y('share'), text: { field: 'label' } },
      })),
    ],
  };
}

/** So high that every point is seen, and the limits where most points lie. */
function highest({ points, limits, overall }: FunnelPanel): number {
  const wide = limits[Math.floor(limits.length / 3)]?.high998 ?? 0;
  return Math.min(
    1,
    Math.max(0.05, overall * 2, wide, ...points.map((point) => point.share * 1.1)),
  );
}

function labels({ points }: FunnelPanel, most: number, width: number) {
  return points
    .filter(({ place }) => place !== 'within')
    .sort((a, b) => Number(b.place === 'far') - Number(a.place === 'far') || b.n - a.n)
    .slice(0, mostLabels)
    .map((point) => {
      const at = (point.n / most) * width;
      const needs = textWidth(point.label, size.smallest);
      const isLeft = width - at - 8 < needs && at - 8 > width - at;
      return { point, isLeft, limit: Math.max(24, (isLeft ? at : width - at) - 8) };
    });
}
