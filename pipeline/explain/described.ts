import type { Policy } from '../policy/schema.js';
import { windowedCalendarOf } from '../policy/support-calendar.js';
import type { DescribedTold } from './contract.js';
import type { CaseFacts, EventRow } from './facts.js';
import { openHoursOf } from './open-hours.js';
import { resourceAway } from './resource-away.js';
import { severityHistory, statusSpells } from './states.js';

/** What the clauses that a policy describes say of this very case, in the order of time; candidates are no charges. */
export function describedOf(facts: CaseFacts, policy: Policy): DescribedTold[] {
  const changes = severityChanges(facts, policy);
  return [
    ...previousCase(facts, policy),
    ...unnamedReporter(facts, policy),
    ...chargeCandidate(facts, policy, changes),
    ...recategorised(policy, changes),
    ...resourceAway(facts, policy),
  ];
}

interface Change {
  readonly at_ms: number;
  readonly since_ms: number;
  readonly from: string;
  readonly to: string;
  readonly is_lowered: boolean | null;
  readonly by: EventRow | undefined;
}

/** Changes while the case was unresolved: before the instant or after it. */
function severityChanges({ row, events }: CaseFacts, { severities }: Policy): Change[] {
  const statuses = statusSpells(events, row.opened_at_ms);
  const isOpen = (at: number) => {
    const status = statuses.findLast(({ from_at_ms }) => from_at_ms <= at)?.status;
    return status !== 'solved' && status !== 'closed';
  };
  const rank = (id: string) => severities.findIndex((each) => each.id === id);
  const history = severityHistory(events, row.opened_at_ms, row.severity);
  return history.flatMap(({ at_ms, severity: to }, index) => {
    const before = history[index - 1];
    if (before === undefined || !(isOpen(at_ms - 1) || isOpen(at_ms))) return [];
    const from = before.severity;
    const isKnown = rank(from) >= 0 && rank(to) >= 0;
    const by = events.findLast(
      (event) => event.type === 'severity' && event.at_ms === at_ms && event.value === to,
    );
    const is_lowered = isKnown ? rank(to) > rank(from) : null;
    return [{ at_ms, since_ms: before.at_ms, from, to, is_lowered, by }];
  });
}

function recategorised({ descriptions }: Policy, changes: readonly Change[]): DescribedTold[] {
  const clause = descriptions.recategorising?.clause;
  if (clause === undefined) return [];
  return changes.map(({ at_ms, from, to, is_lowered, by }) => ({
    kind: 'severity_change',
    clause,
    at_ms,
    from,
    to,
    is_lowered,
    actor_type: by?.actor_type ?? null,
    actor_id: by?.actor_id ?? null,
  }));
}

/** Opened out of hours at the severity that the text may charge for, and lowered later. */
function chargeCandidate(
  facts: CaseFacts,
  policy: Policy,
  changes: readonly Change[],
): DescribedTold[] {
  const { row, events, holidays } = facts;
  const asked = policy.descriptions.out_of_hours_candidates;
  const [opening] = severityHistory(events, row.opened_at_ms, row.severity);
  const lowering = changes.find(({ is_lowered }) => is_lowered === true);
  if (asked === undefined || lowering === undefined || opening?.severity !== asked.severity) {
    return [];
  }
  const calendar = windowedCalendarOf(policy, { ...row, tier: tierOf(facts) });
  if (calendar === null) return [];
  const hours = openHoursOf(policy, holidays)(calendar);
  if (hours.openIn(row.opened_at_ms, row.opened_at_ms + 1).length > 0) return [];
  const is_agreed = events.some(
    ({ type, value, at_ms }) =>
      type === 'severity_agreed' &&
      value === lowering.to &&
      at_ms >= lowering.since_ms &&
      at_ms <= lowering.at_ms,
  );
  return [
    {
      kind: 'charge_candidate',
      clause: asked.clause,
      severity: asked.severity,
      lowered_at_ms: lowering.at_ms,
      lowered_to: lowering.to,
      is_agreed,
    },
  ];
}

function previousCase({ surroundings }: CaseFacts, { descriptions }: Policy): DescribedTold[] {
  const clause = descriptions.previous_case?.clause;
  const previous_case_id = surroundings?.previous_case_id ?? null;
  if (clause === undefined || previous_case_id === null) return [];
  const status = surroundings?.previous_status ?? null;
  const state =
    status === null ? 'unknown' : status === 'closed' || status === 'solved' ? status : 'open';
  return [{ kind: 'previous_case', clause, previous_case_id, state }];
}

function unnamedReporter(facts: CaseFacts, { descriptions }: Policy): DescribedTold[] {
  const { surroundings } = facts;
  const asked = descriptions.named_contacts;
  const requester_id = surroundings?.requester_id ?? null;
  const allowed = asked?.allowed[tierOf(facts) ?? ''] ?? 0;
  if (asked === undefined || allowed === 0 || requester_id === null) return [];
  if (surroundings?.is_requester_named !== false) return [];
  return [{ kind: 'unnamed_reporter', clause: asked.clause, requester_id }];
}

function tierOf({ outcomes }: CaseFacts): string | null {
  return outcomes.find(({ scenario, tier }) => scenario === 'house' && tier !== null)?.tier ?? null;
}
