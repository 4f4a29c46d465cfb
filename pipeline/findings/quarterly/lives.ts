import type { Timeline, TimelinesFinding } from '../timelines-contract.js';

const marginMs = 7 * 86_400_000;

/** Of many lives, those of some cases, with the hours in which these were lived: the same whoever else was asked about. */
export function livesOf(all: TimelinesFinding, caseIds: readonly string[]): TimelinesFinding {
  const wanted = new Set(caseIds);
  const cases = all.cases.filter(({ caseId }) => wanted.has(caseId));
  const keys = new Set(
    cases.flatMap(({ obligations }) => obligations.map(({ hoursKey }) => hoursKey)),
  );
  const [from, to] = spanOf(cases, all.asOfMs);
  const hours = all.hours
    .filter(({ key }) => keys.has(key))
    .map(({ key, open }) => ({
      key,
      open: open.filter(({ fromMs, toMs }) => toMs > from - marginMs && fromMs < to + marginMs),
    }));
  return { ...all, cases, hours };
}

function spanOf(cases: readonly Timeline[], asOfMs: number): readonly [number, number] {
  let from = asOfMs;
  let to = 0;
  for (const { openedAtMs, obligations } of cases) {
    from = Math.min(from, openedAtMs);
    for (const { startedAtMs, dueAtMs, endedAtMs } of obligations) {
      from = Math.min(from, startedAtMs ?? from);
      to = Math.max(to, dueAtMs ?? 0, endedAtMs ?? asOfMs);
    }
  }
  return [from, to];
}
