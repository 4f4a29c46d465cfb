import { findCalendar } from './calendar.js';
import { holds } from './condition.js';
import type { Conditions, LedgerPromise, Policy, PromiseName } from './schema.js';
import { type DayCount, parseTarget } from './target.js';

/** The facts of a case on which a policy's answer depends; null where the export does not tell. */
export type Attributes = Readonly<Record<string, string | boolean | number | null | undefined>>;

/** How one obligation is timed. `amount` and `low` are milliseconds of the clock, or business dates. */
export interface Term {
  readonly calendar: string;
  readonly form: 'open_time' | 'same_time' | 'end_of_day' | 'each_date';
  readonly amount: number;
  readonly low: number | null;
  readonly binds: 'upper' | 'lower';
  readonly under: boolean;
  readonly pauses: readonly string[];
  readonly answered_by: 'human' | 'anyone';
  readonly sign: 'message' | 'touch';
  readonly text: string;
}

/** What a policy under one scenario makes of one promise for one kind of case. */
export interface Resolution<Timing = Term> {
  /** `none`: no commitment, so no obligation. */
  readonly outcome: 'owed' | 'excluded' | 'unmeasured' | 'none';
  readonly reason: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly clause: string | null;
  readonly term: Timing | null;
}

/** No commitment, so no obligation. */
export const none: Resolution<never> = {
  outcome: 'none',
  reason: null,
  tier: null,
  severity: null,
  clause: null,
  term: null,
};

/** Finds tier, target and calendar for a case of these attributes, and the rules that touch it (semantics §6). */
export function resolve(
  policy: Policy,
  promise: PromiseName,
  attributes: Attributes,
  daily: 'each_date' | 'gaps' = 'each_date',
): Resolution {
  const promised = policy.promises[promise];
  if (promised === undefined || !promised.judged) return none;
  if ('form' in promised && promised.form !== daily) return none;
  const ruled = applyRules(policy, promise, attributes);
  const told = { tier: ruled.tier, severity: ruled.severity };
  const settle = (
    outcome: 'owed' | 'unmeasured',
    reason: string | null,
    clause: string | null,
    term: Term | null,
  ): Resolution => settled(ruled, promised.aim, outcome, reason, clause, term);
  const found = findCell(policy, promise, ruled.tier, ruled.severity);
  if ('missing' in found) return settle('unmeasured', found.missing, promised.clause, null);
  if (found.cell === 'none') return none;
  const clause = found.cell.clause ?? promised.clause;
  const target = found.cell.target === null ? null : parseTarget(found.cell.target);
  const hours =
    target?.unit === 'wall'
      ? { calendar: 'always' }
      : findHours(policy, policy.hours, { ...attributes, ...told });
  if ('missing' in hours) return settle('unmeasured', hours.missing, clause, null);
  const shared = {
    calendar: hours.calendar,
    binds: policy.range,
    pauses: promised.pauses,
    answered_by: 'answered_by' in promised ? promised.answered_by : 'human',
    sign: 'sign' in promised ? promised.sign : 'message',
  } as const;
  if (target === null) {
    const term: Term = {
      ...shared,
      form: 'each_date',
      amount: 0,
      low: null,
      under: false,
      text: 'every business day',
    };
    return settle('owed', null, clause, term);
  }
  const count = target.days ?? policy.business_day;
  const timing = timingOf(target.unit, target.amount, target.low, count);
  const term: Term = { ...shared, ...timing, under: target.under, text: target.text };
  return settle('owed', null, clause, term);
}

/** A resolution of what the rules made of a case: an exclusion outdoes whatever else there is to say. */
export function settled<Timing>(
  ruled: Ruled,
  isAim: boolean,
  outcome: 'owed' | 'unmeasured',
  reason: string | null,
  clause: string | null,
  term: Timing | null,
): Resolution<Timing> {
  const { tier, severity, excluded } = ruled;
  if (excluded !== null) {
    return { outcome: 'excluded', reason: excluded, tier, severity, clause, term };
  }
  const reasons = [reason, ...ruled.notes, isAim ? 'an aim' : null].filter((each) => each !== null);
  const said = reasons.length === 0 ? null : reasons.join('; ');
  return { outcome, reason: said, tier, severity, clause, term };
}

/** How a target's time becomes a form and an amount. */
export function timingOf(
  unit: 'wall' | 'business_hours' | 'business_days',
  amount: number,
  low: number | null,
  count: DayCount,
): Pick<Term, 'form' | 'amount' | 'low'> {
  if (unit !== 'business_days') return { form: 'open_time', amount, low };
  if (count.counted_as !== 'business_hours') return { form: count.counted_as, amount, low };
  const dayMs = count.hours * 3_600_000;
  return { form: 'open_time', amount: amount * dayMs, low: low === null ? null : low * dayMs };
}

/** What the policy's rules make of a case before its target is looked up. */
export interface Ruled {
  readonly tier: string | null;
  readonly severity: string | null;
  readonly excluded: string | null;
  readonly notes: readonly string[];
}

/** Applies the rules in their order; each sees the tier and severity that those before it left. */
export function applyRules(policy: Policy, promise: LedgerPromise, attributes: Attributes): Ruled {
  let tier = textOf(attributes.tier);
  let severity = textOf(attributes.severity);
  let excluded: string | null =
    promise === 'first_response' && attributes.opened_by_type === 'agent' ? 'opened by us' : null;
  const notes: string[] = [];
  for (const rule of Object.values(policy.rules)) {
    if (rule.effect === 'none' || !holds(rule.when, { ...attributes, tier, severity })) continue;
    if (rule.effect === 'flag') notes.push(rule.reason);
    else if ('exclude' in rule.effect) {
      const { exclude, except } = rule.effect;
      const isNamed = exclude === 'all' || exclude.includes(promise);
      if (isNamed && !except.includes(promise)) excluded ??= rule.reason;
    } else if ('tier' in rule.effect) {
      notes.push(tier === null ? rule.reason : `${rule.reason}, contract says ${tier}`);
      tier = rule.effect.tier;
    } else {
      notes.push(severity === null ? rule.reason : `${rule.reason}, set as ${severity}`);
      severity = rule.effect.severity;
    }
  }
  return { tier, severity, excluded, notes };
}

type Cell = { readonly target: string | null; readonly clause?: string | undefined };

function findCell(
  policy: Policy,
  promise: PromiseName,
  tier: string | null,
  severity: string | null,
): { readonly missing: string } | { readonly cell: Cell | 'none' } {
  const promised = policy.promises[promise];
  if (promised === undefined) return { cell: 'none' };
  if ('form' in promised) {
    return { cell: { target: promised.form === 'gaps' ? promised.target : null } };
  }
  const { targets } = promised;
  const tierKnown = policy.tiers.length === 0 || policy.tiers.some((each) => each.id === tier);
  const row = (tierKnown && tier !== null ? targets[tier] : undefined) ?? targets.any;
  if (row === undefined) return tierKnown ? { cell: 'none' } : { missing: 'tier' };
  const severityKnown = policy.severities.some((each) => each.id === severity);
  const cell = (severityKnown && severity !== null ? row[severity] : undefined) ?? row.any;
  if (cell === undefined) return severityKnown ? { cell: 'none' } : { missing: 'severity' };
  return { cell: typeof cell === 'string' ? { target: cell } : cell };
}

/** Whose hours count: the first rule that fits, unless a fact that it needs is not known. */
export function findHours(
  policy: Policy,
  hours: Policy['hours'],
  attributes: Attributes,
): { readonly calendar: string } | { readonly missing: string } {
  for (const rule of hours) {
    const unknown = Object.entries(rule.when ?? {}).find(
      ([name, wanted]) => !asksWhetherKnown(wanted) && (attributes[name] ?? null) === null,
    )?.[0];
    if (unknown !== undefined && holds(known(rule.when, attributes), attributes)) {
      return { missing: unknown };
    }
    if (holds(rule.when ?? {}, attributes)) {
      findCalendar(policy.calendars, rule.calendar);
      return { calendar: rule.calendar };
    }
  }
  const first = Object.keys(hours[0]?.when ?? {})[0];
  return { missing: first ?? 'hours' };
}

/** The conditions on facts that are known: where one of them fails, the others do not matter. */
function known(conditions: Conditions | undefined, attributes: Attributes): Conditions {
  return Object.fromEntries(
    Object.entries(conditions ?? {}).filter(
      ([name, wanted]) => asksWhetherKnown(wanted) || (attributes[name] ?? null) !== null,
    ),
  );
}

function asksWhetherKnown(wanted: Conditions[string]): boolean {
  return typeof wanted === 'object' && 'known' in wanted;
}

function textOf(value: string | boolean | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
