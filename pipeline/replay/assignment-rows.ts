import type { Resolution, Term } from '../policy/resolve.js';
import type { ProcedureTerm } from '../policy/resolve-procedure.js';
import type { LedgerPromise } from '../policy/schema.js';
import type { Columns, Field } from '../warehouse/fill.js';

const forms = { open_time: 1, same_time: 2, end_of_day: 3, each_date: 4, none: 5 } as const;
const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'];
const resolved = ['solved', 'closed'];

/** The columns of `policy.assignments`; those up to `is_contended` say whom a row is for. */
export const assignmentColumns = {
  assignment_id: 'integer',
  profile_id: 'integer',
  promise_id: 'integer',
  severity_id: 'integer',
  has_gap_form: 'boolean',
  spell: 'integer',
  mask: 'hugeint',
  binding_version_key: 'integer',
  is_contended: 'boolean',
  outcome: 'text',
  reason: 'text',
  tier: 'text',
  severity: 'text',
  clause: 'text',
  calendar: 'text',
  calendar_id: 'integer',
  form: 'integer',
  amount: 'bigint',
  low: 'bigint',
  is_lower_binding: 'boolean',
  is_under: 'boolean',
  pauses: 'integer',
  is_anyone: 'boolean',
  is_touch: 'boolean',
  grace_ms: 'bigint',
  is_floor: 'boolean',
  variant: 'text',
  needed: 'integer',
  target: 'text',
  target_ms: 'bigint',
  target_low_ms: 'bigint',
  label_id: 'integer',
} as const satisfies Columns;

/** The fields from `outcome` on of a promise that is timed. */
export function timedFields(
  { outcome, reason, tier, severity, clause, term }: Resolution<Term>,
  calendar_id: number | null,
  promise: LedgerPromise,
  bindingVersion: number | null,
  labels: Map<string, number>,
): Field[] {
  const isTimed = term?.form === 'open_time';
  const target_ms = isTimed ? term.amount : null;
  const target_low_ms = isTimed ? term.low : null;
  const told = [outcome, reason, tier, severity, clause, term?.calendar, term?.text, target_ms];
  return [
    outcome,
    reason,
    tier,
    severity,
    clause,
    term?.calendar ?? null,
    calendar_id,
    term === null ? null : forms[term.form],
    term?.amount ?? null,
    term?.low ?? null,
    term?.binds === 'lower',
    term?.under ?? false,
    term === null ? 0 : pauseBits(term.pauses, promise),
    term?.answered_by === 'anyone',
    term?.sign === 'touch',
    0,
    false,
    null,
    null,
    term?.text ?? null,
    target_ms,
    target_low_ms,
    labelOf([...told, target_low_ms, bindingVersion], labels),
  ];
}

/** The same of a procedure. Its target is told in words alone. */
export function procedureFields(
  { outcome, reason, tier, severity, clause, term }: Resolution<ProcedureTerm>,
  calendar_id: number | null,
  labels: Map<string, number>,
): Field[] {
  const told = [outcome, reason, tier, severity, clause, term?.calendar, term?.text];
  return [
    outcome,
    reason,
    tier,
    severity,
    clause,
    term?.calendar ?? null,
    calendar_id,
    term === null ? null : forms[term.form],
    term?.amount ?? null,
    null,
    false,
    term?.under ?? false,
    0,
    false,
    false,
    term?.grace_ms ?? 0,
    term?.is_floor ?? false,
    term?.variant ?? null,
    term?.count ?? null,
    term?.text ?? null,
    null,
    null,
    labelOf(told, labels),
  ];
}

/** What stands for an assignment where no policy version can judge a case. */
export function unjudgedRows(): Field[][] {
  const told: readonly (readonly [string, string | null])[] = [
    ['excluded', 'no contract'],
    ['unmeasured', null],
    ['unmeasured', null],
  ];
  const names = Object.keys(assignmentColumns);
  return told.map(([outcome, reason], index) => {
    const given: Readonly<Record<string, Field>> = {
      assignment_id: -1 - index,
      mask: 0n,
      is_contended: false,
      outcome,
      reason,
      label_id: -1,
    };
    return names.map((name) => given[name] ?? null);
  });
}

function labelOf(told: readonly unknown[], labels: Map<string, number>): number {
  const label = JSON.stringify(told);
  const label_id = labels.get(label) ?? labels.size;
  labels.set(label, label_id);
  return label_id;
}

function pauseBits(pauses: readonly string[], promise: LedgerPromise): number {
  const held = promise === 'resolution' ? [...pauses, ...resolved] : pauses;
  return [...new Set(held)].reduce(
    (bits, status) => bits | (1 << (statuses.indexOf(status) + 1)),
    0,
  );
}
