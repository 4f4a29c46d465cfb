import type { StatusTold, Stretch } from './contract.js';
import type { OpenHours, Span } from './open-hours.js';

/** Cuts a time into the stretches that a clock counted, was paused in, or was closed in. */
export function cutTime(
  { openIn, reasonsOf }: OpenHours,
  paused: readonly StatusTold[],
  fromMs: number,
  toMs: number,
): Stretch[] {
  const cut: Stretch[] = [];
  const close = (from_at_ms: number, to_at_ms: number) => {
    if (from_at_ms >= to_at_ms) return;
    const reasons = reasonsOf(from_at_ms, to_at_ms);
    cut.push({ from_at_ms, to_at_ms, state: 'closed', counted_ms: 0, reasons });
  };
  let reached = fromMs;
  for (const span of openIn(fromMs, toMs)) {
    close(reached, span.from_ms);
    cut.push(...openStretches(span, paused));
    reached = span.to_ms;
  }
  close(reached, toMs);
  return cut;
}

/** What the stretches add to the elapsed time. */
export function countedIn(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
}

function openStretches({ from_ms, to_ms }: Span, paused: readonly StatusTold[]): Stretch[] {
  const found: Stretch[] = [];
  let reached = from_ms;
  for (const { status, from_at_ms, to_at_ms } of paused) {
    const start = Math.max(from_at_ms, reached);
    const end = Math.min(to_at_ms ?? to_ms, to_ms);
    if (start >= end) continue;
    if (start > reached) found.push(counted(reached, start));
    const reasons = [{ kind: 'status', says: status, date: null }] as const;
    found.push({ from_at_ms: start, to_at_ms: end, state: 'paused', counted_ms: 0, reasons });
    reached = end;
  }
  if (to_ms > reached) found.push(counted(reached, to_ms));
  return found;
}

function counted(from_at_ms: number, to_at_ms: number): Stretch {
  return {
    from_at_ms,
    to_at_ms,
    state: 'counted',
    counted_ms: to_at_ms - from_at_ms,
    reasons: [],
  };
}
