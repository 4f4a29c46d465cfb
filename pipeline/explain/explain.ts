import { UserError } from '../failure.js';
import { findCalendar, membersOf } from '../policy/calendar.js';
import type { Policy, PromiseName } from '../policy/schema.js';
import { parseTarget } from '../policy/target.js';
import type {
  CalendarTold,
  Clause,
  ExplainedObligation,
  Explanation,
  StatusTold,
  Stretch,
} from './contract.js';
import { contractChoice } from './contract-choice.js';
import { enderAt, evidenceOf, messagesTold } from './evidence.js';
import type { CaseFacts, OutcomeRow } from './facts.js';
import { elsewhereOnly, otherReadings } from './other-readings.js';
import { severityHistory, statusSpells } from './states.js';
import { type CutTime, clockOf } from './stretches.js';

/**
 * Explains a case under one scenario, `policy` being read as it does: verdicts and dues are the ledger's, the hours those of the calendars that
 * the replay laid out. Throws where the hours do not add up to the ledger's elapsed time.
 */
export function explainCase(
  facts: CaseFacts,
  policy: Policy | null,
  scenario = 'house',
): Explanation {
  const { row, as_of_ms, events } = facts;
  const statuses = statusSpells(events, row.opened_at_ms);
  const own = facts.outcomes.filter((outcome) => outcome.scenario === scenario);
  const judged = own.filter((outcome) => outcome.promise !== null);
  const obligations =
    policy === null
      ? []
      : judged.map((outcome) => explainObligation(outcome, own, policy, statuses, facts));
  const [unjudged] = own.filter((outcome) => outcome.promise === null);
  return {
    case_id: row.case_id,
    account_id: row.account_id,
    account_name: row.account_name,
    subject: row.subject,
    channel: row.channel,
    category: row.category,
    opened_at_ms: row.opened_at_ms,
    as_of_ms,
    scenario,
    policy: policy === null ? null : { id: policy.id, version: policy.version, name: policy.name },
    contract: contractChoice(row, facts.contracts),
    severities: severityHistory(events, row.opened_at_ms, row.severity),
    statuses,
    messages: messagesTold(events),
    hours: policy === null ? [] : lifeOf(obligations, policy, statuses, facts),
    unjudged:
      unjudged === undefined ? null : { verdict: unjudged.verdict, reason: unjudged.reason },
    obligations,
    elsewhere:
      policy === null ? [] : elsewhereOnly(scenario, facts.outcomes, facts.scenarios, policy),
  };
}

function explainObligation(
  outcome: OutcomeRow,
  own: readonly OutcomeRow[],
  policy: Policy,
  statuses: readonly StatusTold[],
  facts: CaseFacts,
): ExplainedObligation {
  const promise = outcome.promise as PromiseName;
  const { as_of_ms, events, holidays } = facts;
  const pauses = pausesOf(policy, promise);
  const { started_at_ms, ended_at_ms, due_at_ms, satisfied_at_ms } = outcome;
  const clock = (paused: readonly string[]): CutTime =>
    outcome.calendar === null
      ? () => []
      : clockOf(policy, outcome.calendar, paused, statuses, holidays);
  const end = ended_at_ms ?? as_of_ms;
  const isTimed = started_at_ms !== null && outcome.elapsed_ms !== null;
  const stretches = isTimed ? clock(pauses)(started_at_ms, end) : [];
  const counted = stretches.reduce((sum, stretch) => sum + stretch.counted_ms, 0);
  if (isTimed && counted !== outcome.elapsed_ms) throw hoursDiffer(outcome, counted);
  const told = (arrival: number | null, at: number | null) =>
    evidenceOf(events.find((event) => event.arrival === arrival && event.at_ms === at));
  return {
    obligation_id: outcome.obligation_id,
    promise,
    sequence: own.filter((row) => row.promise === promise).indexOf(outcome) + 1,
    clause: clauseOf(policy, outcome.clause),
    tier: outcome.tier,
    severity: outcome.severity,
    target: outcome.target,
    target_ms: outcome.target_ms,
    day_count: dayCountOf(policy, outcome.target),
    calendar: calendarOf(policy, outcome.calendar),
    pauses,
    is_aim: policy.promises[promise]?.aim ?? false,
    started_at_ms,
    started_by: told(outcome.start_arrival, started_at_ms),
    due_at_ms,
    due_low_at_ms: outcome.due_low_at_ms,
    satisfied_at_ms,
    satisfied_by: told(outcome.satisfied_arrival, satisfied_at_ms),
    ended_at_ms,
    ended_by: satisfied_at_ms === null ? evidenceOf(enderAt(events, ended_at_ms)) : null,
    elapsed_ms: outcome.elapsed_ms,
    overdue_ms: outcome.overdue_ms,
    targets_in_gap: outcome.targets_in_gap,
    verdict: outcome.verdict,
    reason: outcome.reason,
    stretches,
    until_due: isTimed && due_at_ms !== null ? clock([])(end, due_at_ms) : [],
    settled: outcome.settled,
    hinges_on: outcome.hinges_on?.split(',') ?? [],
    other_readings: otherReadings(outcome, facts.outcomes, facts.scenarios, policy),
  };
}

/** The hours of the case as a whole: those of its first calendar, paused where any of its clocks is. */
function lifeOf(
  obligations: readonly ExplainedObligation[],
  policy: Policy,
  statuses: readonly StatusTold[],
  { row, as_of_ms, events, holidays }: CaseFacts,
): Stretch[] {
  const [calendar] = obligations.flatMap((obligation) => obligation.calendar ?? []);
  if (calendar === undefined) return [];
  const pauses = obligations.flatMap((obligation) => obligation.pauses);
  const ends = obligations.flatMap(({ due_at_ms, ended_at_ms, verdict }) => [
    due_at_ms,
    verdict === 'running' ? as_of_ms : ended_at_ms,
  ]);
  const messages = messagesTold(events).map(({ at_ms }) => at_ms);
  const last = Math.max(row.opened_at_ms, ...messages, ...ends.flatMap((at) => at ?? []));
  return clockOf(policy, calendar.id, pauses, statuses, holidays)(row.opened_at_ms, last);
}

/** How business days are counted, where the target is in days. */
function dayCountOf(policy: Policy, target: string | null): ExplainedObligation['day_count'] {
  const parsed = target === null ? null : parseTarget(target);
  if (parsed?.unit !== 'business_days') return null;
  return (parsed.days ?? policy.business_day).counted_as;
}

/** The statuses in which the promise's clock stands still; a resolution's also does while the case is resolved. */
function pausesOf(policy: Policy, promise: PromiseName): string[] {
  const pauses = policy.promises[promise]?.pauses ?? [];
  return [...new Set(promise === 'resolution' ? [...pauses, 'solved', 'closed'] : pauses)];
}

function calendarOf(policy: Policy, id: string | null): CalendarTold | null {
  if (id === null) return null;
  const zones = membersOf(policy.calendars, id).map(({ leaf }) => leaf.zone);
  return { id, name: findCalendar(policy.calendars, id).name, zones: [...new Set(zones)] };
}

function clauseOf(policy: Policy, id: string | null): Clause | null {
  if (id === null) return null;
  const clause = policy.clauses[id];
  return { id, heading: clause?.heading ?? null, paraphrase: clause?.paraphrase ?? null };
}

function hoursDiffer({ obligation_id, elapsed_ms }: OutcomeRow, counted: number): UserError {
  return new UserError({
    code: 'explain.hours',
    message: `The hours of ${obligation_id} come to ${counted} ms, but the ledger says ${elapsed_ms} ms.`,
    hint: 'The data has changed since the replay: run punctual replay again. If the two still differ, please report it.',
  });
}
