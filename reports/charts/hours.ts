import type { TopLevelSpec } from 'vega-lite';
import { light, size } from '../look/tokens.js';
import type { HoursPanel } from '../render/contract.js';
import { along, aside, label, silent } from './parts.js';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const rowHeight = 17;
const names = 56;
const counts = 62;

/** The week as a grid of hours, darker where more was missed, the count in the cell, the support hours outlined. */
export function hoursChart(panel: HoursPanel, width: number): TopLevelSpec {
  const height = rowHeight * 7;
  const worst = Math.max(1, ...panel.cells.map((cell) => cell.missed));
  const rowOf = (day: number) => (day - panel.firstDay + 7) % 7;
  const cells = panel.cells.map((cell) => ({
    ...cell,
    left: cell.hour,
    right: cell.hour + 1,
    top: rowOf(cell.day),
    bottom: rowOf(cell.day) + 1,
    strength: cell.missed === 0 ? 0 : 0.14 + 0.86 * (cell.missed / worst),
  }));
  const days = dayNames.map((name, index) => {
    const own = panel.cells.filter((cell) => cell.day === index + 1);
    const missed = own.reduce((sum, cell) => sum + cell.missed, 0);
    const n = own.reduce((sum, cell) => sum + cell.n, 0);
    return { name, middle: rowOf(index + 1) + 0.5, sum: n === 0 ? '–' : `${missed} of ${n}` };
  });
  const x = along([0, 24], [names, width - counts]);
  const y = along([0, 7], [0, height]);
  return {
    width,
    height,
    description: panel.description,
    layer: [
      {
        data: { values: cells },
        mark: { type: 'rect', stroke: light.paper, strokeWidth: 1 },
        encoding: {
          x: x('left'),
          x2: { field: 'right' },
          y: y('top'),
          y2: { field: 'bottom' },
          fill: {
            condition: { test: 'datum.missed > 0', value: light.accent },
            value: light.quiet,
          },
          fillOpacity: {
            condition: {
              test: 'datum.missed > 0',
              field: 'strength',
              type: 'quantitative',
              scale: null,
              legend: null,
            },
            value: 1,
          },
          description: { field: 'text' },
        },
      },
      {
        data: { values: cells },
        transform: [
          { filter: 'datum.missed > 0' },
          { calculate: 'datum.left + 0.5', as: 'middleX' },
          { calculate: 'datum.top + 0.5', as: 'middleY' },
        ],
        mark: { type: 'text', ...label, fontSize: size.smallest, ...silent },
        encoding: {
          x: x('middleX'),
          y: y('middleY'),
          text: { field: 'missed' },
          fill: {
            condition: { test: 'datum.strength > 0.6', value: light.paper },
            value: light.ink,
          },
        },
      },
      {
        data: { values: outline(panel, rowOf) },
        mark: { type: 'rule', stroke: light.ink, strokeWidth: 0.9, strokeCap: 'square', ...silent },
        encoding: { x: x('x'), x2: { field: 'x2' }, y: y('y'), y2: { field: 'y2' } },
      },
      {
        data: { values: days },
        layer: [
          {
            mark: { type: 'text', ...label, align: 'left', x: 0, ...silent },
            encoding: { y: y('middle'), text: { field: 'name' } },
          },
          {
            mark: { type: 'text', ...aside, align: 'right', x: width, ...silent },
            encoding: { y: y('middle'), text: { field: 'sum' } },
          },
        ],
      },
      {
        data: {
          values: [0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => ({
            hour,
            text: `${String(hour).padStart(2, '0')}:00`,
          })),
        },
        mark: { type: 'text', ...aside, fontSize: size.smallest, y: height + 8, ...silent },
        encoding: { x: x('hour'), text: { field: 'text' } },
      },
    ],
  };
}

interface Edge {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

/** The outer edges of the support hours: where the state changes, along a day and from one day to the next. */
function outline(panel: HoursPanel, rowOf: (day: number) => number): Edge[] {
  const edges: Edge[] = [];
  const open = (row: number) => panel.supportHours.filter((hours) => rowOf(hours.day) === row);
  for (let row = 0; row < 7; row++) {
    for (const { from, to } of open(row)) {
      edges.push(
        { x: from, x2: from, y: row, y2: row + 1 },
        { x: to, x2: to, y: row, y2: row + 1 },
      );
    }
  }
  for (let row = 0; row <= 7; row++) {
    const bounds = [...open(row - 1), ...open(row)].flatMap((hours) => [hours.from, hours.to]);
    const steps = [...new Set(bounds)].sort((left, right) => left - right);
    steps.slice(0, -1).forEach((from, index) => {
      const to = steps[index + 1] ?? from;
      const covers = (at: number) => open(at).some((hours) => hours.from <= from && hours.to >= to);
      if (covers(row - 1) !== covers(row)) edges.push({ x: from, x2: to, y: row, y2: row });
    });
  }
  return edges;
}
