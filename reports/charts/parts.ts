import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import { textWidth } from '../render/measure.js';

/** One layer of a chart. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

export const hairline = { stroke: light.hairline, strokeWidth: 0.5 } as const;

/** Text that names what it stands beside. */
export const label = { fontSize: size.chart, fill: light.ink, baseline: 'middle' } as const;

/** Text that carries n and units. */
export const aside = { ...label, fill: light.muted } as const;

/** A mark that says nothing to those who listen; the marks with words do. */
export const silent = { aria: false } as const;

/** A position straight from a field: no rounding of the scale, no axis but the one that is given. */
export function along(domain: [number, number], range: [number, number], more: AlongOptions = {}) {
  const plain = more.scale?.type === undefined ? { zero: false } : {};
  const scale = { domain, range, nice: false, ...plain, ...more.scale };
  const axis = more.ticks === undefined ? null : percentAxis(more.ticks);
  return (field: string) => ({ field, type: 'quantitative' as const, scale, axis });
}

interface AlongOptions {
  readonly ticks?: number[];
  readonly scale?: { type?: 'log'; base?: number; clamp?: boolean };
}

function percentAxis(values: number[]) {
  return {
    values,
    labelExpr: percentLabels,
    title: null,
    domain: false,
    grid: true,
    labelFlush: false,
  };
}

/** The widest rounded span that holds all numbers: 0.05 steps, within 0 and 1. */
export function shareDomain(values: readonly (number | null)[]): [number, number] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, 1];
  const low = Math.floor((Math.min(...known) - 0.005) * 20) / 20;
  return [
    Math.max(0, low),
    Math.max(...known) > 1 - 1e-9 ? 1 : Math.min(1, Math.ceil(Math.max(...known) * 20) / 20),
  ];
}

/** Three to five ticks in round steps over a share's span. */
export function shareTicks([low, high]: readonly [number, number]): number[] {
  const step =
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((size) => (high - low) / size <= 4.01) ?? 0.5;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step - 1e-9) * step; tick <= high + 1e-9; tick += step) {
    ticks.push(Math.round(tick * 1000) / 1000);
  }
  return ticks;
}

export const percentLabels = "format(round(datum.value * 1000) / 10, '~r') + ' %'";

/** The width of the column that names the rows: what the longest name needs, up to two fifths of the chart. */
export function namesWidth(names: readonly string[], width: number): number {
  const needs = names.map((name) => textWidth(name, size.chart));
  return Math.min(Math.max(40, ...needs) + 10, width * 0.4);
}

/** A line from top to bottom at one value, its name above it. */
export function standingLine(
  at: number,
  text: string,
  height: number,
  x: ReturnType<typeof along>,
): Layer {
  return {
    data: { values: [{ at }] },
    layer: [
      {
        mark: { type: 'rule', stroke: light.ink, strokeWidth: 0.8, y: 0, y2: height, ...silent },
        encoding: { x: x('at') },
      },
      {
        mark: {
          type: 'text',
          ...label,
          fontSize: size.smallest,
          fontWeight: 600,
          y: -6,
          text,
          ...silent,
        },
        encoding: { x: x('at') },
      },
    ],
  };
}
