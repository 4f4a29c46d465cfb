import { light, size } from '../look/tokens.js';
import { textWidth } from '../render/measure.js';
import type { TimelinePanel, Verdict } from '../render/contract.js';
import { emptyRow } from './places.js';
import { point, said, svgText } from './svg.js';
import { stripLeft, type TimeScale } from './timeline-scale.js';

type Due = TimelinePanel['dues'][number];

const flagWidth = 7;
const flagHeight = 6;
const mostRows = 3;

/** Fill and outline of a flag; what was missed has a swallow's tail besides. */
const looks: Readonly<Record<Verdict, { readonly fill: string; readonly stroke: string }>> = {
  met: { fill: light.met, stroke: light.met },
  missed: { fill: light.accent, stroke: light.accent },
  running: { fill: light.running, stroke: light.muted },
  void: { fill: light.paper, stroke: light.muted },
  excluded: { fill: light.paper, stroke: light.muted },
  unmeasured: { fill: light.paper, stroke: light.muted },
};

interface Placed {
  readonly due: Due;
  readonly x: number;
  readonly row: number;
  readonly label: { readonly x: number; readonly anchor: 'start' | 'end' } | null;
}

/** The dues as flags in as few rows as their words need; flags that find no room for words go without. */
export function flags(
  dues: readonly Due[],
  { at }: TimeScale,
  width: number,
  rowHeight: number,
): {
  readonly marks: readonly string[];
  readonly poles: (footY: number) => readonly string[];
  readonly height: number;
} {
  const placed = placeFlags(
    dues.flatMap((due) => {
      const x = at(due.atMs);
      return x === null ? [] : [{ due, x }];
    }),
    width,
  );
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  const height = rows * rowHeight;
  const topOf = (row: number) => height - (row + 1) * rowHeight + 2;
  return {
    height,
    marks: placed.map(({ due, x, row, label }) => {
      const top = topOf(row);
      const text =
        label === null
          ? ''
          : svgText(label.x, top + 5.4, due.label ?? '', {
              fill: due.verdict === 'missed' ? light.ink : light.muted,
              anchor: label.anchor,
            });
      return said(due.text, `${flag(due.verdict, x, top)}${text}`);
    }),
    poles: (footY) =>
      placed.map(({ due, x, row }) => {
        const stroke = due.verdict === 'missed' ? light.accent : light.muted;
        return `<path d="M${point(x)} ${point(topOf(row))}V${point(footY)}" stroke="${stroke}" stroke-width="0.6"/>`;
      }),
  };
}

/** A flag stands in the lowest row that has room for it and its words, its pole through nobody else's words. */
function placeFlags(
  dues: readonly { readonly due: Due; readonly x: number }[],
  width: number,
): Placed[] {
  const rows = Array.from({ length: mostRows }, () => emptyRow());
  for (const { x } of dues) rows[0]?.take(x, x + flagWidth);
  const isFree = (row: number, from: number, to: number) => rows[row]?.isFree(from, to) === true;
  const stand = (x: number, row: number) => {
    for (let below = 1; below < row; below += 1) rows[below]?.take(x, x);
    if (row > 0) rows[row]?.take(x, x + flagWidth);
  };
  const canStand = (x: number, row: number) =>
    row === 0 ||
    (isFree(row, x, x + flagWidth) &&
      rows.every((_, below) => below === 0 || below >= row || isFree(below, x, x)));
  return dues.map(({ due, x }, index) => {
    const wide = textWidth(due.label ?? '', size.smallest);
    for (const row of due.label === null ? [] : rows.keys()) {
      for (const anchor of ['start', 'end'] as const) {
        const at = anchor === 'start' ? x + flagWidth + 2.5 : x - 3;
        const from = anchor === 'start' ? at : at - wide;
        const isInside = from >= stripLeft && from + wide <= width;
        // Flags keep their distance from each other, not from their own words.
        if (!isInside || !canStand(x, row) || !isFree(row, from + 1, from + wide - 1)) continue;
        rows[row]?.take(from, from + wide);
        stand(x, row);
        return { due, x, row, label: { x: at, anchor } };
      }
    }
    const isHidden = dues.some(
      (other, place) => place < index && Math.abs(other.x - x) < flagWidth - 1,
    );
    const row = isHidden ? [...rows.keys()].find((each) => each > 0 && canStand(x, each)) : 0;
    if (row !== undefined) stand(x, row);
    return { due, x, row: row ?? 0, label: null };
  });
}

function flag(verdict: Verdict, x: number, top: number): string {
  const { fill, stroke } = looks[verdict];
  const right = point(x + flagWidth);
  const left = point(x);
  const middle = point(top + flagHeight / 2);
  const bottom = point(top + flagHeight);
  const tail = verdict === 'missed' ? `L${point(x + flagWidth - 2.6)} ${middle}` : '';
  const dash = verdict === 'unmeasured' ? ' stroke-dasharray="1.2 1.2"' : '';
  return `<path d="M${left} ${point(top)}H${right}${tail}L${right} ${bottom}H${left}Z" fill="${fill}" stroke="${stroke}" stroke-width="0.6"${dash}/>`;
}
