import type { SeverityTold, StatusTold } from '../explain/contract.js';
import type { FactRow } from './timeline-rows.js';
import type { Audience, TimelineEvent } from './timelines-contract.js';

interface Life {
  readonly openedAtMs: number;
  readonly spells: readonly StatusTold[];
  readonly severities: readonly SeverityTold[];
  readonly audience: Audience;
}

/** What customers see of a case anyway; all else is the house's own. */
const publicTypes: readonly string[] = [
  'opened',
  'message',
  'status',
  'severity',
  'severity_proposed',
  'severity_agreed',
  'close_agreed',
  'call_queued',
  'call_answered',
  'contact_attempt',
  'merged',
  'withdrawn',
  'survey_sent',
];

/** Values that may name another case, a person or a number of the house's. */
const privateValues: readonly string[] = ['merged', 'call_queued', 'call_answered'];

/** The opening and all that happened after it, statuses and severities where they change, as the audience may read it. */
export function eventsTold(facts: readonly FactRow[], life: Life): TimelineEvent[] {
  const { openedAtMs, spells, severities, audience } = life;
  const opened = { atMs: openedAtMs, type: 'opened', side: null, isInternal: false } as const;
  const events: TimelineEvent[] = [
    { ...opened, value: null, before: null, actorId: null, evidence: null },
    ...facts.flatMap((fact) => eventOf(fact, spells, severities)),
  ];
  return audience === 'customer' ? events.flatMap(forCustomer) : events;
}

function eventOf(
  fact: FactRow,
  spells: readonly StatusTold[],
  severities: readonly SeverityTold[],
): TimelineEvent[] {
  const { type, value, at_ms, actor_type, actor_id, visibility, evidence } = fact;
  const before =
    type === 'status'
      ? changed(
          spells.map(({ status, from_at_ms }) => [from_at_ms, status]),
          at_ms,
          value,
        )
      : type === 'severity'
        ? changed(
            severities.map((each) => [each.at_ms, each.severity]),
            at_ms,
            value,
          )
        : null;
  // A status that already held, or that another of the same instant replaced, changed nothing.
  if (before === undefined) return [];
  return [
    {
      atMs: at_ms,
      type,
      side: sideOf(actor_type),
      isInternal: visibility === 'internal',
      value,
      before,
      actorId: actor_id,
      evidence,
    },
  ];
}

/** The value before the change at this instant; undefined where there is no change to it. */
function changed(
  states: readonly (readonly [number, string])[],
  atMs: number,
  value: string | null,
): string | undefined {
  const place = states.findIndex(([at, held]) => at === atMs && held === value);
  return place <= 0 ? undefined : states[place - 1]?.[1];
}

function sideOf(actorType: string | null): TimelineEvent['side'] {
  if (actorType === 'customer') return 'customer';
  if (actorType === 'agent') return 'us';
  return actorType === 'system' ? 'automatic' : null;
}

function forCustomer(event: TimelineEvent): TimelineEvent[] {
  if (event.isInternal || !publicTypes.includes(event.type)) return [];
  const value = privateValues.includes(event.type) ? null : event.value;
  return [{ ...event, value, actorId: null, evidence: null }];
}
