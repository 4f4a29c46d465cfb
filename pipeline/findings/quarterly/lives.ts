import type { TimelinesFinding } from '../timelines-contract.js';

const marginMs = 7 * 86_400_000;

/** Of many lives, those of some cases, with the hours in which these were lived: the same whoever else was asked about. */
export function livesOf(all: TimelinesFinding, caseIds: readonly string[]): TimelinesFinding {
  const wanted = new Set(caseIds);
  const cases = all.cases.filter(({ caseId }) => wanted.has(caseId));
  const obligations = cases.flatMap((each) => each.obligations);
  const hours = all.hours.flatMap(({ key, open }) => {
    const timed = obligations.filter(({ hoursKey }) => hoursKey === key);
    if (timed.length === 0) return [];
    const from = Math.min(...timed.flatMap(({ startedAtMs }) => startedAtMs ?? []));
    const to = Math.max(
      ...timed.map(({ dueAtMs, endedAtMs }) => Math.max(dueAtMs ?? 0, endedAtMs ?? all.asOfMs)),
    );
    const [first, last] = [from - marginMs, to + marginMs];
    const near = open
      .filter(({ fromMs, toMs }) => toMs > first && fromMs < last)
      .map(({ fromMs, toMs }) => ({
        fromMs: Math.max(fromMs, first),
        toMs: Math.min(toMs, last),
      }));
    return [{ key, open: near }];
  });
  return { ...all, cases, hours };
}
