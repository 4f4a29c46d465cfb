import type { TopLevelSpec } from 'vega-lite';
import { light } from '../look/tokens.js';
import { hatch } from '../render/chart.js';
import type { Verdict, VerdictsPanel } from '../render/contract.js';
import { count } from '../words/count.js';
import { along, aside, type Layer, label, silent } from './parts.js';

const verdicts: readonly Verdict[] = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'];
const rowHeight = 17;
const names = 64;
const gap = 16;
const figures = 92;

/** Fill and outline by verdict; what is unmeasured is dashed: no two are told apart by colour alone. */
export const verdictLook: Readonly<Record<Verdict, { fill: string; stroke: string }>> = {
  met: { fill: light.met, stroke: light.met },
  missed: { fill: light.accent, stroke: light.accent },
  running: { fill: light.running, stroke: light.running },
  void: { fill: light.paper, stroke: light.hairline },
  excluded: { fill: light.paper, stroke: light.muted },
  unmeasured: { fill: light.paper, stroke: light.muted },
};

/** Obligations by verdict, one column a promise, what hinges on a reading hatched; each column has its own scale from zero. */
export function verdictsChart(panel: VerdictsPanel, width: number): TopLevelSpec {
  const height = rowHeight * verdicts.length;
  const columns = Math.max(1, panel.rows.length);
  const across = (width - names - gap * (columns - 1)) / columns;
  const parts = panel.rows.flatMap((row, index) => {
    const left = names + index * (across + gap);
    const most = Math.max(1, ...row.parts.map((part) => part.count));
    const length = (n: number) => (n === 0 ? 0 : Math.max(1, (n / most) * (across - figures)));
    return row.parts.map((part) => {
      const middle = (verdicts.indexOf(part.verdict) + 0.5) * rowHeight;
      return {
        ...part,
        ...verdictLook[part.verdict],
        left,
        right: left + length(part.count),
        hatchedTo: left + length(part.hinging),
        top: middle - 4.5,
        bottom: middle + 4.5,
        middle,
        said:
          part.hinging === 0
            ? count(part.count)
            : `${count(part.count)}, ${count(part.hinging)} hinge`,
      };
    });
  });
  const heads = panel.rows.map((row, index) => ({
    ...row,
    parts: undefined,
    left: names + index * (across + gap),
    top: -8,
  }));
  const x = along([0, width], [0, width]);
  const y = along([0, height], [0, height]);
  const outlined = (test: string, more: { strokeDash?: number[] }): Layer => ({
    transform: [{ filter: `datum.count > 0 && ${test}` }],
    mark: { type: 'rect', strokeWidth: 0.7, ...more },
    encoding: {
      x: x('left'),
      x2: { field: 'right' },
      y: y('top'),
      y2: { field: 'bottom' },
      fill: { field: 'fill', type: 'nominal', scale: null },
      stroke: { field: 'stroke', type: 'nominal', scale: null },
      description: { field: 'text' },
    },
  });
  return {
    width,
    height,
    description: panel.description,
    layer: [
      {
        data: { values: heads },
        mark: {
          type: 'text',
          ...label,
          fontWeight: 600,
          align: 'left',
          y: -8,
          limit: across,
          ...silent,
        },
        encoding: { x: x('left'), text: { field: 'label' } },
      },
      {
        data: {
          values: verdicts.map((verdict, index) => ({
            verdict,
            middle: (index + 0.5) * rowHeight,
          })),
        },
        mark: { type: 'text', ...label, align: 'left', x: 0, ...silent },
        encoding: { y: y('middle'), text: { field: 'verdict' } },
      },
      {
        data: { values: parts },
        layer: [
          outlined("datum.verdict !== 'unmeasured'", {}),
          outlined("datum.verdict === 'unmeasured'", { strokeDash: [1.5, 1.5] }),
          {
            transform: [{ filter: 'datum.hinging > 0' }],
            mark: { type: 'rect', fill: hatch, ...silent },
            encoding: {
              x: x('left'),
              x2: { field: 'hatchedTo' },
              y: y('top'),
              y2: { field: 'bottom' },
            },
          },
          {
            mark: { type: 'text', ...aside, align: 'left', dx: 5, ...silent },
            encoding: { x: x('right'), y: y('middle'), text: { field: 'said' } },
          },
        ],
      },
    ],
  };
}
