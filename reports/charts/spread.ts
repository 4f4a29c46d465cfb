import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { SpreadPanel } from '../render/contract.js';
import { count } from '../words/count.js';
import {
  along,
  aside,
  hairline,
  type Layer,
  label,
  namesWidth,
  silent,
  standingLine,
} from './parts.js';

const rowHeight = 30;
const figures = 108;

/** Each row's obligations along its target on a log scale: past the target in the accent, median and p90 marked and said. */
export function spreadChart(panel: SpreadPanel, width: number): TopLevelSpec {
  const domain = spreadDomain(panel);
  const names = namesWidth(
    panel.rows.flatMap((row) => [row.label, row.target]),
    width,
  );
  const strip = width - names - figures;
  const height = rowHeight * panel.rows.length;
  const rows = panel.rows.map((row, index) => ({
    ...row,
    bins: undefined,
    nShown: count(row.n),
    base: (index + 1) * rowHeight - 4,
  }));
  const bars = panel.rows.flatMap((row, index) => {
    const highest = Math.max(1, ...row.bins.map((bin) => bin.count));
    const base = (index + 1) * rowHeight - 4;
    return row.bins
      .filter((bin) => bin.count > 0)
      .map((bin) => ({
        ...bin,
        base,
        top: base - Math.max(0.7, (bin.count / highest) * (rowHeight - 10)),
        late: bin.from >= 1,
      }));
  });
  const x = along(domain, [names, names + strip], {
    scale: { type: 'log', base: 2, clamp: true },
  });
  const y = along([0, height], [0, height]);
  const column = (right: number, field: string): Layer => ({
    data: { values: rows },
    mark: { type: 'text', ...(right === 0 ? aside : label), align: 'right', dy: -8, ...silent },
    encoding: { x: { value: width - right }, y: y('base'), text: { field } },
  });
  const head = (right: number, text: string): Layer => ({
    data: { values: [{}] },
    mark: { type: 'text', ...aside, fontSize: size.smallest, align: 'right', text, ...silent },
    encoding: { x: { value: width - right }, y: { value: -6 } },
  });
  return {
    width,
    height,
    description: panel.description,
    layer: [
      head(72, 'Median'),
      head(36, '90 % by'),
      head(0, 'n'),
      {
        data: { values: ticks(domain) },
        layer: [
          {
            mark: { type: 'rule', ...hairline, y: 0, y2: height, ...silent },
            encoding: { x: x('at') },
          },
          {
            mark: { type: 'text', ...aside, fontSize: size.smallest, y: height + 8, ...silent },
            encoding: { x: x('at'), text: { field: 'text' } },
          },
        ],
      },
      {
        data: { values: bars },
        mark: { type: 'bar' },
        encoding: {
          x: x('from'),
          x2: { field: 'to' },
          y: y('base'),
          y2: { field: 'top' },
          fill: { condition: { test: 'datum.late', value: light.accent }, value: light.met },
          description: { field: 'text' },
        },
      },
      {
        data: { values: rows },
        mark: { type: 'rule', ...hairline, x: names, x2: names + strip, ...silent },
        encoding: { y: y('base') },
      },
      standingLine(1, 'Target', height, x),
      {
        data: { values: rows },
        layer: [
          {
            mark: {
              type: 'tick',
              orient: 'vertical',
              color: light.ink,
              thickness: 1.6,
              size: 9,
              yOffset: -3,
              ...silent,
            },
            encoding: { x: x('median'), y: y('base') },
          },
          {
            mark: {
              type: 'tick',
              orient: 'vertical',
              color: light.ink,
              thickness: 0.7,
              size: 9,
              yOffset: -3,
              ...silent,
            },
            encoding: { x: x('p90'), y: y('base') },
          },
          {
            mark: {
              type: 'text',
              ...label,
              align: 'left',
              x: 0,
              dy: -13,
              limit: names - 8,
              ...silent,
            },
            encoding: { y: y('base'), text: { field: 'label' } },
          },
          {
            mark: {
              type: 'text',
              ...aside,
              fontSize: size.smallest,
              align: 'left',
              x: 0,
              dy: -4,
              limit: names - 8,
              ...silent,
            },
            encoding: { y: y('base'), text: { field: 'target' } },
          },
        ],
      },
      column(72, 'medianText'),
      column(36, 'p90Text'),
      column(0, 'nShown'),
    ],
  };
}

function spreadDomain(panel: SpreadPanel): [number, number] {
  const filled = panel.rows.flatMap((row) => row.bins).filter((bin) => bin.count > 0);
  return [
    Math.min(1 / 4, ...filled.map((bin) => bin.from)),
    Math.max(2, ...filled.map((bin) => bin.to)),
  ];
}

function ticks([low, high]: readonly [number, number]): { at: number; text: string }[] {
  const all = [
    [1 / 64, '1/64'],
    [1 / 16, '1/16'],
    [1 / 4, '1/4'],
    [1, '1 ×'],
    [4, '4 ×'],
    [16, '16 ×'],
    [64, '64 ×'],
    [256, '256 ×'],
  ] as const;
  return all.filter(([at]) => at >= low && at <= high).map(([at, text]) => ({ at, text }));
}
