import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { BarsPanel } from '../render/contract.js';
import { textWidth } from '../render/measure.js';
import { along, aside, hairline, label, silent } from './parts.js';

const rowHeight = 25;

/** Shares missed from a baseline of zero, each with its interval as a whisker and its n, the share over all as a line. */
export function barsChart(panel: BarsPanel, width: number): TopLevelSpec {
  const height = rowHeight * panel.bars.length;
  const highest = Math.max(panel.overall, ...panel.bars.map((bar) => bar.high));
  const figures = 42 + Math.max(0, ...panel.bars.map((bar) => textWidth(bar.nText, size.smallest)));
  const bars = panel.bars.map((bar, index) => ({
    ...bar,
    words: index * rowHeight + 9,
    top: index * rowHeight + 14.5,
    bottom: index * rowHeight + 20.5,
    middle: index * rowHeight + 17.5,
    zero: 0,
    overall: panel.overall,
    tooltip: `${bar.label}: ${bar.text} missed, ${bar.nText}`,
  }));
  const x = along([0, highest], [0, width]);
  const y = along([0, height], [0, height]);
  return {
    width,
    height,
    description: panel.description,
    data: { values: bars },
    layer: [
      {
        mark: {
          type: 'text',
          ...label,
          align: 'left',
          x: 0,
          limit: Math.max(30, width - figures),
          ...silent,
        },
        encoding: { y: y('words'), text: { field: 'label' } },
      },
      {
        mark: {
          type: 'text',
          ...aside,
          fontSize: size.smallest,
          align: 'right',
          x: width - 30,
          ...silent,
        },
        encoding: { y: y('words'), text: { field: 'nText' } },
      },
      {
        mark: { type: 'text', ...label, fontWeight: 600, align: 'right', x: width, ...silent },
        encoding: { y: y('words'), text: { field: 'text' } },
      },
      {
        mark: { type: 'bar', fill: light.accent },
        encoding: {
          x: x('zero'),
          x2: { field: 'value' },
          y: y('top'),
          y2: { field: 'bottom' },
          description: { field: 'tooltip' },
        },
      },
      {
        mark: { type: 'rule', stroke: light.ink, strokeWidth: 0.7, ...silent },
        encoding: { x: x('low'), x2: { field: 'high' }, y: y('middle') },
      },
      {
        mark: { type: 'rule', ...hairline, stroke: light.muted, ...silent },
        encoding: { x: x('zero'), y: y('top'), y2: { field: 'bottom' } },
      },
      {
        mark: {
          type: 'rule',
          stroke: light.ink,
          strokeWidth: 0.8,
          y2Offset: 2.5,
          ...silent,
        },
        encoding: { x: x('overall'), y: y('top'), y2: { field: 'bottom' } },
      },
      {
        data: { values: [{ at: panel.overall }] },
        mark: {
          type: 'text',
          ...aside,
          fontSize: size.smallest,
          y: height + 5,
          align: panel.overall > highest * 0.75 ? 'right' : 'left',
          text: panel.overallText,
          ...silent,
        },
        encoding: { x: x('at') },
      },
    ],
  };
}
