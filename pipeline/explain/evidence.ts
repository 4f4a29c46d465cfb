import type { Evidence, MessageTold } from './contract.js';
import type { EventRow } from './facts.js';

/** The fact as it is shown to readers; null where there is none. */
export function evidenceOf(event: EventRow | undefined): Evidence | null {
  if (event === undefined) return null;
  const { type, at_ms, actor_type, actor_id, value, event_id, file, row, column } = event;
  return { type, at_ms, actor_type, actor_id, value, event_id, file, row, column };
}

/** What ended an obligation that nothing satisfied: the fact of that instant that does such a thing. */
export function enderAt(
  events: readonly EventRow[],
  endedAtMs: number | null,
): EventRow | undefined {
  const ends = ({ type, value }: EventRow) =>
    ['withdrawn', 'merged', 'spam'].includes(type) ||
    (type === 'status' && ['solved', 'closed'].includes(value ?? ''));
  return events.find((event) => event.at_ms === endedAtMs && ends(event));
}

/** What ended a procedure that nothing satisfied: the status set at that instant, else an end of the case, else the customer's act. */
export function actAt(events: readonly EventRow[], endedAtMs: number | null): EventRow | undefined {
  const then = events.filter((event) => event.at_ms === endedAtMs);
  return (
    enderAt(then, endedAtMs) ??
    then.find(({ actor_type, type }) => actor_type === 'customer' && type !== 'status') ??
    then.find(({ type }) => type === 'status')
  );
}

/** The public messages of the case, by side. */
export function messagesTold(events: readonly EventRow[]): MessageTold[] {
  return events
    .filter(({ type, visibility }) => type === 'message' && visibility !== 'internal')
    .flatMap(({ at_ms, actor_type }) => {
      if (actor_type === 'customer') return { at_ms, side: 'customer' as const };
      if (actor_type === 'agent') return { at_ms, side: 'agent' as const };
      return actor_type === null ? [] : { at_ms, side: 'system' as const };
    });
}
