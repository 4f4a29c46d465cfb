import { light } from '../look/tokens.js';
import type { Figure, QuartersPanel } from '../render/contract.js';
import { shareDomain } from './parts.js';
import { point, svgDrawing, svgText } from './svg.js';

const height = 92;
const top = 16;
const bottom = 66;
const barWidth = 12;

/** The span that the shares of a figure have in common: the same height is the same rate in each of its panels. */
export function quartersDomain({ panels }: Pick<Figure, 'panels'>): [number, number] {
  return shareDomain(
    panels.flatMap((panel) =>
      panel.chart === 'quarters' && panel.form === 'share'
        ? panel.quarters.flatMap(({ low, high, boundLow, boundHigh }) => [
            low,
            high,
            boundLow,
            boundHigh,
          ])
        : [],
    ),
  );
}

/** A few quarters side by side, each with its figure at it: rates as dots in their intervals, counts as bars from zero. */
export function quartersDrawing(
  panel: QuartersPanel,
  width: number,
  domain: readonly [number, number],
): string {
  const step = width / Math.max(1, panel.quarters.length);
  const middles = panel.quarters.map((_, index) => step * (index + 0.5));
  const marks =
    panel.form === 'share'
      ? shareMarks(panel, middles, domain)
      : countMarks(panel, middles, Math.min(30, step * 0.62));
  const axis = `<path d="M0 ${bottom}H${point(width)}" stroke="${light.hairline}" stroke-width="0.5"/>`;
  const labels = panel.quarters.flatMap(({ label, nText }, index) => {
    const x = middles[index] ?? 0;
    const isLast = index === panel.quarters.length - 1;
    return [
      svgText(x, bottom + 11, label, {
        anchor: 'middle',
        ...(isLast ? { fill: light.ink, weight: 600 } : {}),
      }),
      ...(nText === '' ? [] : [svgText(x, bottom + 21, nText, { anchor: 'middle' })]),
    ];
  });
  return svgDrawing(width, height, [axis, ...marks, ...labels]);
}

type Quarters = QuartersPanel['quarters'];

function shareMarks(
  { quarters }: QuartersPanel,
  middles: readonly number[],
  [low, high]: readonly [number, number],
): string[] {
  const at = (rate: number) =>
    bottom - 4 - ((rate - low) / (high - low || 1)) * (bottom - 4 - (top + 2));
  const isLast = (index: number) => index === quarters.length - 1;
  const bands = quarters.flatMap((quarter, index) => bandOf(quarter, middles[index] ?? 0, at));
  const rated = quarters.flatMap(({ value }, index) =>
    value === null ? [] : [`${point(middles[index] ?? 0)} ${point(at(value))}`],
  );
  const line =
    rated.length < 2
      ? []
      : [`<path d="M${rated.join('L')}" stroke="${light.muted}" stroke-width="0.7" fill="none"/>`];
  const dots = quarters.flatMap(({ value, text }, index) => {
    const x = middles[index] ?? 0;
    const look = isLast(index) ? ({ fill: light.ink, weight: 600 } as const) : {};
    if (value === null) {
      return [svgText(x, (top + bottom) / 2 + 4, text, { anchor: 'middle', ...look })];
    }
    const dot = `<circle cx="${point(x)}" cy="${point(at(value))}" r="${isLast(index) ? 3 : 2.2}" fill="${isLast(index) ? light.ink : light.muted}"/>`;
    return [dot, svgText(x, top - 7, text, { anchor: 'middle', ...look })];
  });
  return [...bands, ...line, ...dots];
}

function bandOf(
  { low, high, boundLow, boundHigh }: Quarters[number],
  x: number,
  at: (rate: number) => number,
): string[] {
  if (low === null || high === null) return [];
  const band = `<rect x="${point(x - barWidth / 2)}" y="${point(at(high))}" width="${barWidth}" height="${point(at(low) - at(high))}" fill="${light.quiet}"/>`;
  if (boundLow === null || boundHigh === null) return [band];
  const bounds = `<path d="M${point(x)} ${point(at(boundHigh))}V${point(at(boundLow))}" stroke="${light.muted}" stroke-width="0.7"/>`;
  return [band, bounds];
}

function countMarks(
  { quarters }: QuartersPanel,
  middles: readonly number[],
  wide: number,
): string[] {
  const most = Math.max(1, ...quarters.map(({ value }) => value ?? 0));
  return quarters.flatMap(({ value, text }, index) => {
    const x = middles[index] ?? 0;
    const isLast = index === quarters.length - 1;
    const tall = ((value ?? 0) / most) * (bottom - top);
    const bar = `<rect x="${point(x - wide / 2)}" y="${point(bottom - tall)}" width="${point(wide)}" height="${point(tall)}" fill="${isLast ? light.met : light.running}"/>`;
    const look = isLast ? ({ fill: light.ink, weight: 600 } as const) : {};
    return [
      ...(tall === 0 ? [] : [bar]),
      svgText(x, bottom - tall - 4, text, { anchor: 'middle', ...look }),
    ];
  });
}
