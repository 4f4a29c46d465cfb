import type { PeerCase } from './cases.js';

/** Why a case cannot be asserted of us, or is not what we mean; null where it must hold. */
export function whyLeftOut(one: PeerCase): string | null {
  if (one.kind === undefined) {
    if (!Array.isArray(one.clocks)) return 'a story without a clock: nothing is counted';
    if (one.bruteForce.agrees === false) return 'a late resolution is no hit here: it is missed';
    return null;
  }
  if (one.kind === 'due-backward') return 'nothing here counts backwards from a due';
  if ((one.days ?? 0) < 0) return 'nothing here counts business days backwards';
  if (one.kind === 'elapsed' && one.to !== null && one.to < one.from) {
    return 'no obligation ends before it starts';
  }
  if (one.duration === 'PT0S') return 'a target of no time cannot be written';
  if (one.duration?.includes('.') || one.id === 'working_hours-el-ms') {
    return 'the peer rounds to the second';
  }
  if (one.id === 'businesstimedelta-empty-window') {
    return 'hours that close as they open are a whole day here';
  }
  if (one.expectedDue?.endsWith('.999999Z')) return 'the peer ends a day a microsecond early';
  if (one.kind === 'business-days') {
    if (one.bruteForce.agrees === false) return 'the peer moves the start to a business day first';
    if (one.id === 'working_hours-days-tokyo') return 'the peer is due outside hours; we clamp';
  }
  if (one.bruteForce.agrees === false) return 'the peer counts a day of 25 hours as 24';
  return null;
}
