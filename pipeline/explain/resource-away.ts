import type { Policy } from '../policy/schema.js';
import type { DescribedTold } from './contract.js';
import type { CaseFacts } from './facts.js';
import { severityHistory, statusSpells } from './states.js';

const minuteMs = 60_000;

/** Spells in which the customer's resource was away while the case was unresolved at the severity that asks for one. */
export function resourceAway(facts: CaseFacts, policy: Policy): DescribedTold[] {
  const asked = policy.descriptions.customer_resource;
  if (asked === undefined) return [];
  const { events, as_of_ms } = facts;
  const isAwayAt = awayAt(facts, asked.severity);
  const instants = [...new Set(events.map(({ at_ms }) => at_ms))].sort((a, b) => a - b);
  const told: DescribedTold[] = [];
  let from: number | null = null;
  const close = (start: number, to: number | null) => {
    const away_ms = (to ?? as_of_ms) - start;
    told.push({
      kind: 'resource_away',
      clause: asked.clause,
      severity: asked.severity,
      from_at_ms: start,
      to_at_ms: to,
      away_ms,
      is_long: away_ms > asked.minutes * minuteMs,
    });
  };
  for (const at of instants) {
    const isAway = isAwayAt(at);
    if (isAway && from === null) from = at;
    if (!isAway && from !== null) {
      close(from, at);
      from = null;
    }
  }
  if (from !== null) close(from, null);
  return told;
}

function awayAt({ row, events }: CaseFacts, severity: string): (at: number) => boolean {
  const severities = severityHistory(events, row.opened_at_ms, row.severity);
  const statuses = statusSpells(events, row.opened_at_ms);
  const resources = events.filter(({ type }) => type === 'resource');
  const ends = events.filter(({ type }) => ['withdrawn', 'merged', 'spam'].includes(type));
  const ended = Math.min(...ends.map(({ at_ms }) => at_ms));
  return (at) => {
    const status = statuses.findLast(({ from_at_ms }) => from_at_ms <= at)?.status;
    return (
      at < ended &&
      resources.findLast(({ at_ms }) => at_ms <= at)?.value === 'unavailable' &&
      severities.findLast(({ at_ms }) => at_ms <= at)?.severity === severity &&
      status !== undefined &&
      status !== 'solved' &&
      status !== 'closed'
    );
  };
}
