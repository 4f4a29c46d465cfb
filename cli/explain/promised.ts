import type { ExplainedObligation } from '../../pipeline/explain/contract.js';
import { isProcedure, procedurePromised } from './procedures.js';
import { exactly } from './words.js';

const nouns: Readonly<Record<string, string>> = {
  first_response: 'a first response',
  update: 'the next update',
  daily_update: 'the next update',
  next_reply: 'a reply',
  resolution: 'a solution',
};

/** What is promised, by which clause, in whose hours; in short where the obligation before it said so already. */
export function promised(
  obligation: ExplainedObligation,
  before: ExplainedObligation | undefined,
): string {
  const { clause, promise, target, is_aim, calendar } = obligation;
  if (isSame(obligation, before)) return `The same promise again (${clause?.id ?? target}).`;
  const who = clause === null ? 'The policy' : clauseText(clause);
  const verb = is_aim ? 'aims at' : 'promises';
  if (isDaily(obligation)) {
    return `${who} ${verb} a message on every business day${calendar === null ? '' : ` of ${calendar.name}`}.`;
  }
  if (isProcedure(obligation)) return `${who} ${verb} ${procedurePromised(obligation)}.`;
  const what = nouns[promise] ?? promise;
  return `${who} ${verb} ${what}${target === null ? '' : ` ${targetText(obligation, target)}`}.`;
}

/** Whether it is one of the messages owed on each business day. */
export function isDaily({ promise, target }: ExplainedObligation): boolean {
  return promise === 'daily_update' && target === 'every business day';
}

function isSame(own: ExplainedObligation, before: ExplainedObligation | undefined): boolean {
  return (
    own.promise === before?.promise &&
    own.target === before.target &&
    own.clause?.id === before.clause?.id &&
    own.calendar?.id === before.calendar?.id
  );
}

function clauseText({ id, heading }: NonNullable<ExplainedObligation['clause']>): string {
  return heading === null ? id : `${id} (${heading})`;
}

/** The end of a range that binds, or the target itself, in time on its clock. */
export function bindingTarget(obligation: ExplainedObligation): number | null {
  const { target_ms, target_low_ms, due_at_ms, due_low_at_ms } = obligation;
  const isLow = target_low_ms !== null && due_at_ms !== null && due_at_ms === due_low_at_ms;
  return isLow ? target_low_ms : target_ms;
}

function targetText(obligation: ExplainedObligation, target: string) {
  const { day_count, calendar } = obligation;
  const within = target.startsWith('under ') ? `in ${target}` : `within ${target}`;
  const hours = calendar === null || calendar.id === 'always' ? '' : ` of ${calendar.name}`;
  if (calendar?.id === 'always') return `${within}, around the clock`;
  if (day_count === null) return `${within}${hours}`;
  if (day_count === 'same_time') return `${within}${hours}, to the same time of day`;
  if (day_count === 'end_of_day') return `${within}${hours}, to the end of the day`;
  return `${within}, taken as ${exactly(bindingTarget(obligation) ?? 0)}${hours}`;
}
