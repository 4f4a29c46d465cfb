import { light } from '../look/tokens.js';
import { hatched } from '../render/chart.js';
import type { TimelinePanel } from '../render/contract.js';
import { svgDrawing, svgText } from './svg.js';
import { flags } from './timeline-flags.js';
import { axis, clock, messages, statusRow } from './timeline-rows.js';
import { timeScale } from './timeline-scale.js';

const rowHeight = 11;

/** The life of a case on a line of time: dues as flags, the customer above, the clock, support below, statuses, local time. */
export function timelineDrawing(panel: TimelinePanel, width: number, id: string): string {
  const scale = timeScale(panel.pieces, width);
  const {
    marks: flagMarks,
    height: flagHeight,
    poles,
  } = flags(panel.dues, scale, width, rowHeight);
  const top = Math.max(flagHeight, rowHeight);
  const customerY = top + 7.5;
  const clockY = top + 13;
  const supportY = clockY + 18.5;
  const statusY = supportY + 10.5;
  const axisY = panel.statuses.length === 0 ? supportY + 9 : statusY + 11;
  const marks = [
    ...clock(panel, scale, clockY),
    ...poles(clockY + 9),
    ...[...flagMarks].reverse(),
    ...messages(panel, 'customer', scale, customerY),
    ...messages(panel, 'us', scale, supportY),
    ...statusRow(panel, scale, statusY),
    ...axis(panel, scale, axisY, width),
    ...(panel.dues.length === 0 ? [] : [name('due', top - 3.5)]),
    name('customer', customerY + 1.5),
    name('clock', clockY + 7),
    name('support', supportY + 2),
    ...(panel.statuses.length === 0 ? [] : [name('status', statusY + 2.5)]),
  ];
  return hatched(svgDrawing(width, axisY + 10.5, marks), id);
}

function name(text: string, y: number): string {
  return svgText(0, y, text, { fill: light.muted });
}
