import type { SeverityTold, StatusTold } from './contract.js';
import type { EventRow } from './facts.js';

/** The unbroken spells of the case in one status from its opening on; the last has no end (semantics §2). */
export function statusSpells(events: readonly EventRow[], openedAtMs: number): StatusTold[] {
  const changes = changesOf(events, 'status', openedAtMs, 'new');
  return changes.map(({ at_ms, value }, index) => ({
    status: value,
    from_at_ms: at_ms,
    to_at_ms: changes[index + 1]?.at_ms ?? null,
  }));
}

/** The severity at the opening and every change of it; before its first severity a case has that first one. */
export function severityHistory(
  events: readonly EventRow[],
  openedAtMs: number,
  severityOfRow: string | null,
): SeverityTold[] {
  const first = events.find((event) => event.type === 'severity' && event.value !== null);
  const changes = changesOf(events, 'severity', openedAtMs, severityOfRow ?? first?.value ?? null);
  return changes.map(({ at_ms, value }) => ({ at_ms, severity: value }));
}

interface Change {
  readonly at_ms: number;
  readonly value: string;
}

function changesOf(
  events: readonly EventRow[],
  type: string,
  openedAtMs: number,
  unless: string | null,
): Change[] {
  const facts = events.filter((event) => event.type === type && event.value !== null);
  const before = facts.filter((event) => event.at_ms < openedAtMs);
  const instants = [...new Set(facts.map((event) => event.at_ms))]
    .filter((at_ms) => at_ms >= openedAtMs)
    .sort((a, b) => a - b);
  const newest = Math.max(...before.map((event) => event.at_ms));
  const opening =
    lastOf(facts.filter((event) => event.at_ms === openedAtMs)) ??
    lastOf(before.filter((event) => event.at_ms === newest)) ??
    unless;
  const found: Change[] = opening === null ? [] : [{ at_ms: openedAtMs, value: opening }];
  for (const at_ms of instants) {
    const value = lastOf(facts.filter((event) => event.at_ms === at_ms));
    if (value !== null && value !== found.at(-1)?.value) found.push({ at_ms, value });
  }
  return found;
}

/** Of facts of one kind at one instant the last: by number where all have one, else by arrival. */
function lastOf(facts: readonly EventRow[]): string | null {
  const isNumbered = facts.every((fact) => /^-?\d+$/.test(fact.event_id ?? ''));
  const orderOf = (fact: EventRow) => (isNumbered ? Number(fact.event_id) : fact.arrival);
  const [last] = [...facts].sort((a, b) => orderOf(b) - orderOf(a));
  return last?.value ?? null;
}
