import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { TrendPanel } from '../render/contract.js';
import { percentLabels, shareDomain, shareTicks, silent } from './parts.js';

/** Where each panel's rates lie, all over an equally long span: the same slope is the same change. */
export function trendDomains(panels: readonly TrendPanel[]): readonly [number, number][] {
  const domains = panels.map((panel) =>
    shareDomain(panel.months.flatMap((month) => [month.low, month.high, month.published])),
  );
  const span = Math.max(0, ...domains.map(([low, high]) => high - low));
  return domains.map(([low]) => {
    const from = Math.max(0, Math.min(low, 1 - span));
    return [from, Math.min(1, from + span)];
  });
}

/** Rates by month: a line in its interval's band, earlier published figures as open dots, the last month said, months outside their limits in the accent and said. */
export function trendChart(
  panel: TrendPanel,
  width: number,
  domain: [number, number],
): TopLevelSpec {
  const rated = panel.months.filter((month) => month.rate !== null);
  const last = rated.at(-1);
  const isFalling = (rated.at(-2)?.rate ?? 0) > (last?.rate ?? 0);
  const x = {
    field: 'month',
    type: 'ordinal',
    scale: { domain: panel.months.map((month) => month.month), type: 'point', padding: 0.4 },
    axis: { labelAngle: 0, labelExpr: monthLabels, title: null, grid: false, labelLineHeight: 8.5 },
  } as const;
  const y = (field: string) =>
    ({
      field,
      type: 'quantitative',
      scale: { domain, zero: false, nice: false, clamp: true },
      axis: { values: shareTicks(domain), labelExpr: percentLabels, title: null, domain: false },
    }) as const;
  const limit = {
    type: 'line',
    interpolate: 'step',
    stroke: light.muted,
    strokeWidth: 0.5,
    ...silent,
  } as const;
  return {
    width: width - 30,
    height: 104,
    autosize: { type: 'pad', contains: 'content' },
    description: panel.description,
    data: { values: [...panel.months] },
    encoding: { x },
    layer: [
      {
        mark: { type: 'area', fill: light.quiet, ...silent },
        encoding: { y: y('low'), y2: { field: 'high' } },
      },
      { mark: { ...limit, strokeDash: [1, 2] }, encoding: { y: y('limitLow') } },
      { mark: { ...limit, strokeDash: [1, 2] }, encoding: { y: y('limitHigh') } },
      {
        mark: { type: 'line', stroke: light.ink, strokeWidth: 1.2, ...silent },
        encoding: { y: y('rate') },
      },
      {
        transform: [{ filter: 'datum.published !== null' }],
        mark: {
          type: 'point',
          filled: false,
          stroke: light.muted,
          fill: light.paper,
          strokeWidth: 0.8,
          size: 16,
          ...silent,
        },
        encoding: { y: y('published') },
      },
      {
        transform: [{ filter: 'datum.rate !== null' }],
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: {
          y: y('rate'),
          fill: { condition: { test: outside, value: light.accent }, value: light.ink },
          size: {
            condition: { test: `datum.month === '${last?.month}' || ${outside}`, value: 26 },
            value: 9,
          },
          description: { field: 'tooltip' },
        },
      },
      ...['low', 'high'].map((side) => ({
        transform: [{ filter: `datum.month !== '${last?.month}' && ${beyond(side)}` }],
        mark: {
          type: 'text' as const,
          dy: side === 'low' ? 9 : -8,
          fontSize: size.smallest,
          fill: light.accent,
          ...silent,
        },
        encoding: { y: y('rate'), text: { field: 'text' } },
      })),
      {
        transform: [{ filter: `datum.month === '${last?.month}'` }],
        mark: {
          type: 'text',
          align: 'right',
          dx: 5,
          dy: isFalling ? 11 : -9,
          fontWeight: 600,
          fontSize: size.chart,
          fill: light.ink,
          ...silent,
        },
        encoding: { y: y('rate'), text: { field: 'text' } },
      },
    ],
  };
}

/** A month outside its limits of chance on one side. */
function beyond(side: string): string {
  const [limit, sign] = side === 'low' ? ['limitLow', '<'] : ['limitHigh', '>'];
  return `(datum.rate !== null && datum.${limit} !== null && datum.rate ${sign} datum.${limit})`;
}

const outside = `(${beyond('low')} || ${beyond('high')})`;

const letters = "'JFMAMJJASOND'[toNumber(slice(datum.value, 5)) - 1]";
const monthLabels = `slice(datum.value, 5) === '01' || datum.index === 0 ? [${letters}, slice(datum.value, 0, 4)] : ${letters}`;
