import { holds } from './condition.js';
import {
  type Attributes,
  applyRules,
  findHours,
  none,
  type Resolution,
  settled,
  timingOf,
} from './resolve.js';
import type { Policy, ProcedureName } from './schema.js';
import { parseTarget } from './target.js';

/** How one procedure is judged. What it does not use is null, 0 or false. */
export interface ProcedureTerm {
  readonly calendar: string | null;
  readonly form: 'open_time' | 'same_time' | 'end_of_day' | 'none';
  readonly amount: number;
  readonly under: boolean;
  /** Added to what is due, or to the start where nothing is. */
  readonly grace_ms: number;
  /** What is due is the earliest instant, not the latest. */
  readonly is_floor: boolean;
  readonly variant: string | null;
  readonly count: number | null;
  readonly text: string;
}

/** The status in which a case waits to be closed by itself. */
export type Spell = 'solved' | 'pending';

type Answer = Resolution<ProcedureTerm>;

const plain: Omit<ProcedureTerm, 'text'> = {
  calendar: null,
  form: 'none',
  amount: 0,
  under: false,
  grace_ms: 0,
  is_floor: false,
  variant: null,
  count: null,
};

/** What a policy makes of one procedure for a case of these attributes; `spell` only where a case waits in one to be closed (semantics §5, §6). */
export function resolveProcedure(
  policy: Policy,
  promise: Exclude<ProcedureName, 'deliverable'>,
  attributes: Attributes,
  spell: Spell | null,
): Answer {
  const { procedures } = policy;
  switch (promise) {
    case 'closing_not_early':
    case 'closing_not_late':
      return spell === null ? none : resolveClosing(policy, promise, attributes, spell);
    case 'reopening': {
      const made = procedures.reopening;
      const closing = procedures.automatic_closing;
      if (made === undefined || spell === null) return none;
      if (closing !== undefined && closing[spell] === undefined) return none;
      return answer(policy, promise, attributes, made, {
        ...plain,
        grace_ms: msOf(made.tolerance),
        variant: made.returns_to,
        text: `open again and back with ${keepers[made.returns_to]}`,
      });
    }
    case 'contact_attempts': {
      const made = procedures.contact_attempts;
      if (made === undefined) return none;
      const { attempts, apart } = made;
      return dated(policy, promise, attributes, made, {
        ...plain,
        variant: apart,
        count: attempts,
        text:
          apart === 'dates'
            ? `${attempts} attempts on ${attempts} business dates`
            : `${attempts} attempts, a full business day between them`,
      });
    }
    case 'severity_consent':
      return answer(policy, promise, attributes, procedures.severity_consent, {
        ...plain,
        text: 'agreed before the change',
      });
    case 'survey_after_closing': {
      const made = procedures.survey_after_closing;
      const grace_ms = made === undefined ? 0 : msOf(made.tolerance);
      const text = 'a survey after the closing';
      return answer(policy, promise, attributes, made, { ...plain, grace_ms, text });
    }
    case 'outcome_notified': {
      const made = procedures.outcome_notified;
      const grace_ms = made === undefined ? 0 : msOf(made.tolerance);
      return answer(policy, promise, attributes, made, {
        ...plain,
        grace_ms,
        text: 'told at the end',
      });
    }
  }
}

/** What a policy makes of one deliverable for an account of these attributes. */
export function resolveDeliverable(policy: Policy, id: string, attributes: Attributes): Answer {
  const made = policy.procedures.deliverables[id];
  if (made === undefined || !holds(made.when, attributes)) return none;
  return answer(policy, 'deliverable', attributes, made, {
    ...plain,
    variant: id,
    text: made.name,
  });
}

const keepers = {
  responder: 'who responded',
  first: 'the first assignee',
  last: 'the last assignee',
} as const;

interface Made {
  readonly clause: string;
  readonly aim: boolean;
  readonly judged: boolean;
}

function answer(
  policy: Policy,
  promise: ProcedureName,
  attributes: Attributes,
  made: Made | undefined,
  term: ProcedureTerm,
): Answer {
  if (made === undefined || !made.judged) return none;
  const ruled = applyRules(policy, promise, attributes);
  return settled(ruled, made.aim, 'owed', null, made.clause, term);
}

/** One whose dates are those of a calendar. */
function dated(
  policy: Policy,
  promise: ProcedureName,
  attributes: Attributes,
  made: Made,
  term: ProcedureTerm,
  hours: Policy['hours'] = policy.hours,
): Answer {
  if (!made.judged) return none;
  const ruled = applyRules(policy, promise, attributes);
  const { tier, severity } = ruled;
  const found = findHours(policy, hours, { ...attributes, tier, severity });
  if ('missing' in found) {
    return settled<ProcedureTerm>(ruled, made.aim, 'unmeasured', found.missing, made.clause, null);
  }
  const { calendar } = found;
  return settled(ruled, made.aim, 'owed', null, made.clause, { ...term, calendar });
}

function resolveClosing(
  policy: Policy,
  promise: 'closing_not_early' | 'closing_not_late',
  attributes: Attributes,
  spell: Spell,
): Answer {
  const made = policy.procedures.automatic_closing;
  const cell = made?.[spell];
  if (made === undefined || cell === undefined) return none;
  const written = typeof cell === 'string' ? { target: cell } : cell;
  const target = parseTarget(written.target);
  if (target === null) throw new Error(`No target: ${written.target}`);
  const is_floor = promise === 'closing_not_early';
  const count = target.days ?? policy.business_day;
  const binding = policy.range === 'lower' ? (target.low ?? target.amount) : target.amount;
  const { form, amount } = timingOf(target.unit, binding, null, count);
  const term: ProcedureTerm = {
    ...plain,
    form: form === 'each_date' ? 'none' : form,
    amount,
    under: target.under,
    grace_ms: is_floor ? 0 : msOf(made.tolerance),
    is_floor,
    text: target.text,
  };
  const clause = 'clause' in written ? written.clause : made.clause;
  const own = { ...made, clause };
  return target.unit === 'wall'
    ? answer(policy, promise, attributes, own, { ...term, calendar: 'always' })
    : dated(policy, promise, attributes, own, term, made.hours ?? policy.hours);
}

function msOf(length: string): number {
  return parseTarget(length)?.amount ?? 0;
}
