import { size } from '../look/tokens.js';
import { textWidth } from '../render/measure.js';

/** A stretch of time that is drawn; `gap` says what is left out before it. */
export interface Piece {
  readonly fromMs: number;
  readonly toMs: number;
  readonly gap: string | null;
}

export interface PlacedPiece extends Piece {
  readonly left: number;
  readonly right: number;
}

/** Where instants stand on a line with breaks: every piece has the same milliseconds to a point. */
export interface TimeScale {
  readonly pieces: readonly PlacedPiece[];
  readonly msPerPoint: number;
  /** Null for an instant that is left out. */
  readonly at: (ms: number) => number | null;
}

/** Where the line begins: the names of its rows stand before it. */
export const stripLeft = 42;

const gapPadding = 10;

/** The pieces laid out between `stripLeft` and `right`. */
export function timeScale(pieces: readonly Piece[], right: number): TimeScale {
  const gaps = pieces.map(({ gap }) => gapWidth(gap));
  const room = right - stripLeft - gaps.reduce((sum, gap) => sum + gap, 0);
  const shown = pieces.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const msPerPoint = Math.max(1, shown) / Math.max(1, room);
  let reached = stripLeft;
  const placed = pieces.map((piece, index) => {
    const left = reached + (gaps[index] ?? 0);
    reached = left + (piece.toMs - piece.fromMs) / msPerPoint;
    return { ...piece, left, right: reached };
  });
  const at = (ms: number) => {
    const held = placed.find(({ fromMs, toMs }) => ms >= fromMs && ms <= toMs);
    return held === undefined ? null : held.left + (ms - held.fromMs) / msPerPoint;
  };
  return { pieces: placed, msPerPoint, at };
}

/** How much room the words of a break take. */
export function gapWidth(gap: string | null): number {
  return gap === null ? 0 : textWidth(gap, size.smallest) + gapPadding;
}
