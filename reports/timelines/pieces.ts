import type { Piece } from '../charts/timeline-scale.js';
import { counted } from '../words/count.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const shortMs = 4 * dayMs;
const mostBreaks = 4;

/** What a line of time must show, and what may lie outside. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  /** Instants at which something is drawn. */
  readonly moments: readonly number[];
}

/** The stretches of time that are drawn: all of a short life, a long one without its longest quiet times. */
export function piecesOf({ fromMs, toMs, moments }: Span): Piece[] {
  const inside = moments.filter((ms) => ms >= fromMs && ms <= toMs);
  const stops = [...new Set([fromMs, ...inside, toMs])].sort((left, right) => left - right);
  const quiet = quietTimes(stops, toMs - fromMs);
  const pieces: Piece[] = [];
  let from = fromMs;
  let gap: string | null = null;
  for (const each of quiet) {
    pieces.push({ fromMs: from, toMs: each.fromMs, gap });
    from = each.toMs;
    gap = gapText(each.toMs - each.fromMs);
  }
  pieces.push({ fromMs: from, toMs, gap });
  return pieces;
}

interface Quiet {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The longest times without an event, as long as the rest is more than a few days; each keeps a little at both ends. */
function quietTimes(stops: readonly number[], wholeMs: number): Quiet[] {
  const between = stops
    .slice(1)
    .map((toMs, index) => ({ fromMs: stops[index] ?? toMs, toMs }))
    .sort((left, right) => right.toMs - right.fromMs - (left.toMs - left.fromMs));
  const left: Quiet[] = [];
  let shownMs = wholeMs;
  for (const { fromMs, toMs } of between) {
    const isLong = toMs - fromMs > Math.max(1.5 * dayMs, shownMs / 5);
    if (shownMs <= shortMs || left.length === mostBreaks || !isLong) break;
    const keptMs = Math.min(6 * hourMs, (toMs - fromMs) / 8);
    left.push({ fromMs: fromMs + keptMs, toMs: toMs - keptMs });
    shownMs -= toMs - fromMs - 2 * keptMs;
  }
  return left.sort((a, b) => a.fromMs - b.fromMs);
}

function gapText(ms: number): string {
  return ms >= 2 * dayMs
    ? `… ${counted(Math.round(ms / dayMs), 'day')} …`
    : `… ${counted(Math.round(ms / hourMs), 'hour')} …`;
}
