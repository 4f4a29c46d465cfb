import type { Span } from './spans.js';

/** How an obligation ended, and when. */
export interface Judgement {
  readonly verdict: 'met' | 'missed' | 'running' | 'void';
  readonly satisfied: number | null;
  readonly ended: number | null;
}

/** Judges a span against its due: what would a message at each ending event have been worth? */
export function judge(span: Span, due: number | null, isUnder: boolean, asOf: number): Judgement {
  const isInTime = (at: number) => due === null || (isUnder ? at < due : at <= due);
  const { satisfied, ender, terminal } = span;
  if (ender !== null && (satisfied === null || ender < satisfied) && isInTime(ender)) {
    return { verdict: 'void', satisfied: null, ended: ender };
  }
  if (satisfied !== null) {
    return { verdict: isInTime(satisfied) ? 'met' : 'missed', satisfied, ended: satisfied };
  }
  const end = ender ?? terminal;
  if (end !== null) {
    return { verdict: isInTime(end) ? 'void' : 'missed', satisfied: null, ended: end };
  }
  return { verdict: isInTime(asOf) ? 'running' : 'missed', satisfied: null, ended: null };
}
