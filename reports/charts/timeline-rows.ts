import { light, size } from '../look/tokens.js';
import { hatch } from '../render/chart.js';
import { textWidth } from '../render/measure.js';
import type { TimelinePanel } from '../render/contract.js';
import { emptyRow } from './places.js';
import { point, said, svgText } from './svg.js';
import type { TimeScale } from './timeline-scale.js';

const clockHeight = 9;

/** What the clock did: closed hours shaded, pauses hatched, counted time as a line, overdue time as a thick one; breaks in words. */
export function clock(panel: TimelinePanel, { at, pieces }: TimeScale, y: number): string[] {
  const middle = y + clockHeight / 2;
  const stretches = panel.hours.flatMap(({ fromMs, toMs, state, text }) => {
    const from = at(fromMs);
    const to = at(toMs);
    if (from === null || to === null || to - from < 0.05) return [];
    const mark = stretchMark(state, from, to, y, middle);
    return text === '' || to - from < 3 ? [mark] : [said(text, mark)];
  });
  const frames = pieces.map(
    ({ left, right }) =>
      `<path d="M${point(left)} ${point(y)}H${point(right)}M${point(left)} ${point(y + clockHeight)}H${point(right)}" stroke="${light.hairline}" stroke-width="0.5"/>`,
  );
  const breaks = pieces.flatMap(({ gap, left }, index) => {
    const before = pieces[index - 1];
    if (gap === null || before === undefined) return [];
    return [svgText((before.right + left) / 2, middle + 2.3, gap, { anchor: 'middle' })];
  });
  return [...stretches, ...frames, ...breaks];
}

function stretchMark(
  state: TimelinePanel['hours'][number]['state'],
  from: number,
  to: number,
  y: number,
  middle: number,
): string {
  const area = (fill: string) =>
    `<rect x="${point(from)}" y="${point(y)}" width="${point(to - from)}" height="${clockHeight}" fill="${fill}"/>`;
  const line = (stroke: string, width: number) =>
    `<path d="M${point(from)} ${point(middle)}H${point(to)}" stroke="${stroke}" stroke-width="${width}"/>`;
  switch (state) {
    case 'closed':
      return area(light.hairline);
    case 'paused':
      return `${area(light.muted)}${area(hatch)}`;
    case 'owed':
      return line(light.ink, 0.6);
    case 'counted':
      return line(light.ink, 1.6);
    case 'overdue':
      return line(light.accent, 4.5);
    case 'idle':
      return '';
  }
}

/** Who wrote when, as signs; words beside those that have some, where there is room. */
export function messages(
  { marks }: TimelinePanel,
  side: 'customer' | 'us',
  { at, pieces }: TimeScale,
  y: number,
): string[] {
  const row = emptyRow(2);
  const placed = marks
    .filter((mark) => mark.side === side)
    .flatMap((mark) => {
      const x = at(mark.atMs);
      if (x !== null) row.take(x - 2, x + 2);
      return x === null ? [] : [{ mark, x }];
    });
  const end = pieces.at(-1)?.right ?? 0;
  return placed.map(({ mark, x }) => {
    const sign = signOf(mark.shape, side, x, y);
    if (mark.label === null) return said(mark.text, sign);
    const wide = textWidth(mark.label, size.smallest);
    const isRight = row.isFree(x + 4.5, x + 4.5 + wide) && x + 4.5 + wide <= end;
    const isLeft = !isRight && row.isFree(x - 4.5 - wide, x - 4.5) && x - 4.5 - wide >= 0;
    if (!isRight && !isLeft) return said(mark.text, sign);
    const from = isRight ? x + 4.5 : x - 4.5 - wide;
    row.take(from, from + wide);
    return said(mark.text, `${sign}${svgText(from, y + 2.2, mark.label, { fill: light.ink })}`);
  });
}

function signOf(
  shape: TimelinePanel['marks'][number]['shape'],
  side: 'customer' | 'us',
  x: number,
  y: number,
): string {
  if (side === 'customer') {
    return `<path d="M${point(x - 2.6)} ${point(y + 2.3)}H${point(x + 2.6)}L${point(x)} ${point(y - 2.5)}Z" fill="${light.ink}"/>`;
  }
  switch (shape) {
    case 'automatic':
      return `<circle cx="${point(x)}" cy="${point(y)}" r="2.1" fill="${light.paper}" stroke="${light.ink}" stroke-width="0.8"/>`;
    case 'note':
      return `<rect x="${point(x - 1.6)}" y="${point(y - 1.6)}" width="3.2" height="3.2" fill="${light.paper}" stroke="${light.muted}" stroke-width="0.7"/>`;
    case 'attempt':
      return `<path d="M${point(x - 2.6)} ${point(y)}L${point(x)} ${point(y - 2.6)}L${point(x + 2.6)} ${point(y)}L${point(x)} ${point(y + 2.6)}Z" fill="${light.paper}" stroke="${light.ink}" stroke-width="0.8"/>`;
    default:
      return `<circle cx="${point(x)}" cy="${point(y)}" r="2.4" fill="${light.ink}"/>`;
  }
}

/** Statuses and severities from where they hold on, by name where there is room. */
export function statusRow(
  { statuses }: TimelinePanel,
  { at, pieces }: TimeScale,
  y: number,
): string[] {
  const row = emptyRow();
  const end = pieces.at(-1)?.right ?? 0;
  return statuses.flatMap(({ atMs, label, text }) => {
    const x = at(atMs);
    if (x === null) return [];
    const wide = textWidth(label, size.smallest);
    const tick = (length: number) =>
      `<path d="M${point(x)} ${point(y - 4)}v${length}" stroke="${light.muted}" stroke-width="0.6"/>`;
    const from = x + 2 + wide <= end ? x + 2 : x - 2 - wide;
    if (!row.isFree(from, from + wide)) return [said(text, tick(2))];
    row.take(Math.min(x, from), from + wide);
    return [said(text, `${tick(7)}${svgText(from, y + 2.5, label)}`)];
  });
}

/** Local time under the line: the first name of each piece, then midnights, then hours, as far as they do not touch. */
export function axis(
  { ticks }: TimelinePanel,
  { at, pieces }: TimeScale,
  y: number,
  width: number,
): string[] {
  const row = emptyRow(5);
  const rank = (tick: { readonly atMs: number; readonly text: string }) =>
    pieces.some(({ fromMs }) => fromMs === tick.atMs) ? 0 : /^\d\d:/.test(tick.text) ? 2 : 1;
  const ranked = [...ticks].sort((left, right) => rank(left) - rank(right));
  const lines = pieces.map(
    ({ left, right }) =>
      `<path d="M${point(left)} ${point(y)}H${point(right)}" stroke="${light.hairline}" stroke-width="0.5"/>`,
  );
  const labels = ranked.flatMap(({ atMs, text }) => {
    const x = at(atMs);
    if (x === null) return [];
    const wide = textWidth(text, size.smallest);
    const from = Math.max(0, Math.min(x, width - wide));
    if (!row.isFree(from, from + wide)) return [];
    row.take(from, from + wide);
    return [
      `<path d="M${point(x)} ${point(y)}v2.2" stroke="${light.muted}" stroke-width="0.5"/>${svgText(from, y + 8.4, text)}`,
    ];
  });
  return [...lines, ...labels];
}
