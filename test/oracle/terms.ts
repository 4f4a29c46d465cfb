import type { Policy, PromiseName } from '../../pipeline/policy/schema.js';
import { type Facts, hoursFor, wordOf } from './conditions.js';
import { applyRules } from './rules.js';
import { readTarget, type Target } from './target.js';

/** What a policy promises a case of such facts. */
export interface Terms {
  readonly standing: 'owed' | 'excluded' | 'unmeasured' | 'none';
  readonly reason: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly clause: string | null;
  readonly calendar: string | null;
  readonly target: Target | null;
}

/** Applies the rules in their order, then finds the target's cell and the hours. */
export function termsOf(policy: Policy, promise: PromiseName, given: Facts): Terms {
  const { facts, excluded, notes: ruled } = applyRules(policy, promise, given);
  const notes = [...ruled];
  const found = promised(policy, promise, facts);
  if (found.promises === 'nothing') return { ...unknown, standing: 'none' };
  if (policy.promises[promise]?.aim === true) notes.push('an aim');
  const wanting = 'wants' in found ? [found.wants] : [];
  const said = [...wanting, ...notes].join('; ');
  return {
    standing: excluded !== null ? 'excluded' : wanting.length > 0 ? 'unmeasured' : 'owed',
    reason: excluded ?? (said === '' ? null : said),
    tier: wordOf(facts, 'tier'),
    severity: wordOf(facts, 'severity'),
    clause: found.clause,
    calendar: found.calendar,
    target: found.target,
  };
}

const unknown: Terms = {
  standing: 'unmeasured',
  reason: null,
  tier: null,
  severity: null,
  clause: null,
  calendar: null,
  target: null,
};

interface Found {
  readonly promises?: 'nothing';
  readonly wants?: string;
  readonly clause: string | null;
  readonly calendar: string | null;
  readonly target: Target | null;
}

const nothing: Found = { promises: 'nothing', clause: null, calendar: null, target: null };

function promised(policy: Policy, promise: PromiseName, facts: Facts): Found {
  const promises = policy.promises[promise];
  if (promises === undefined || !promises.judged) return nothing;
  let text: string | null = null;
  let clause = promises.clause;
  if ('form' in promises) {
    text = promises.form === 'gaps' ? promises.target : null;
  } else {
    const row = cellOf(promises.targets, wordOf(facts, 'tier'), policy.tiers);
    if (row === 'unknown') return { wants: 'tier', clause, calendar: null, target: null };
    if (row === 'none') return nothing;
    const cell = cellOf(row, wordOf(facts, 'severity'), policy.severities);
    if (cell === 'unknown') return { wants: 'severity', clause, calendar: null, target: null };
    if (cell === 'none') return nothing;
    text = typeof cell === 'string' ? cell : cell.target;
    if (typeof cell !== 'string') clause = cell.clause;
  }
  const target = text === null ? null : readTarget(text, policy.business_day);
  if (target?.high.on === 'wall') return { clause, calendar: 'always', target };
  const hours = hoursFor(policy.hours, facts);
  return 'wants' in hours
    ? { wants: hours.wants, clause, calendar: null, target: null }
    : { clause, calendar: hours.calendar, target };
}

/** The cell of a key that the policy names, else the one for `any`. */
function cellOf<Cell>(
  cells: Readonly<Record<string, Cell>>,
  key: string | null,
  named: readonly { id: string }[],
): Cell | 'unknown' | 'none' {
  const isNamed = named.some(({ id }) => id === key);
  const own = key !== null && isNamed ? cells[key] : undefined;
  return own ?? cells.any ?? (isNamed || named.length === 0 ? 'none' : 'unknown');
}
