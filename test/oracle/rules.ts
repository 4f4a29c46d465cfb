import type { LedgerPromise, Policy } from '../../pipeline/policy/schema.js';
import { type Facts, fits, wordOf } from './conditions.js';

/** What the rules of a policy make of a case: its facts after them, and what they say. */
export interface Ruled {
  readonly facts: Facts;
  /** The first rule by which nothing is owed. */
  readonly excluded: string | null;
  readonly notes: readonly string[];
}

/** Applies the rules in their order; each sees what the ones before it have set. */
export function applyRules(policy: Policy, promise: LedgerPromise, given: Facts): Ruled {
  let facts = given;
  const exclusions: string[] = [];
  const notes: string[] = [];
  if (promise === 'first_response' && given.opened_by_type === 'agent') {
    exclusions.push('opened by us');
  }
  for (const { when, reason, effect } of Object.values(policy.rules)) {
    if (effect === 'none' || fits(when, facts) !== true) continue;
    if (effect === 'flag') {
      notes.push(reason);
    } else if ('exclude' in effect) {
      const isNamed = effect.exclude === 'all' || effect.exclude.includes(promise);
      if (isNamed && !effect.except.includes(promise)) exclusions.push(reason);
    } else if ('tier' in effect) {
      const tier = wordOf(facts, 'tier');
      notes.push(tier === null ? reason : `${reason}, contract says ${tier}`);
      facts = { ...facts, tier: effect.tier };
    } else {
      const severity = wordOf(facts, 'severity');
      notes.push(severity === null ? reason : `${reason}, set as ${severity}`);
      facts = { ...facts, severity: effect.severity };
    }
  }
  return { facts, excluded: exclusions[0] ?? null, notes };
}
