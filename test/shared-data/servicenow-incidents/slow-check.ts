import { deskTime } from './desk-hours.js';
import type { Incident, Moment } from './incidents.js';

const resolved = ['Resolved', 'Closed'];
const awaiting = ['Awaiting User Info', 'Awaiting Vendor', 'Awaiting Problem', 'Awaiting Evidence'];

/** What a patient reader finds out about an incident. */
export interface SlowAnswer {
  readonly touchedAt: number | null;
  readonly resolvedAt: number | null;
}

/** When the incident was first taken up by an agent, and when it was resolved for good. */
export function slowAnswer(incident: Incident): SlowAnswer {
  let touchedAt: number | null = null;
  let resolvedAt: number | null = null;
  let before: Pick<Moment, 'state' | 'assignee'> = { state: 'New', assignee: '?' };
  for (const moment of incident.moments) {
    const isLive = moment.at >= incident.openedAt;
    const hasChanged = moment.state !== before.state || moment.assignee !== before.assignee;
    if (isLive && hasChanged && moment.isByAgent) touchedAt ??= moment.at;
    const isResolved = resolved.includes(moment.state);
    if (!isResolved) resolvedAt = null;
    else if (!resolved.includes(before.state)) resolvedAt = Math.max(moment.at, incident.openedAt);
    before = moment;
  }
  return { touchedAt, resolvedAt };
}

/** Desk time from the opening to `to`, less the spells in which the incident awaited somebody or was resolved. */
export function workedTime({ openedAt, moments }: Incident, to: number): number {
  let counted = 0;
  let from = openedAt;
  let state = 'New';
  for (const moment of [...moments, { at: to, state: '' }]) {
    const until = Math.min(Math.max(moment.at, openedAt), to);
    const isCounted = !awaiting.includes(state) && !resolved.includes(state);
    if (isCounted && until > from) counted += deskTime(from, until);
    from = Math.max(from, until);
    state = moment.state;
  }
  return counted;
}
