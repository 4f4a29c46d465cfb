import type { Named, PolicyTerms } from '../../pipeline/findings/contract.js';
import { capital } from './capital.js';

export { procedureKinds, timedKinds, wordsOf } from './promises.js';

/** The policy's own names for its tiers and severities. */
export interface Names {
  readonly tier: (id: string | null) => string;
  readonly severity: (id: string | null) => string;
  /** "High on Standard". */
  readonly place: (tier: string | null, severity: string | null) => string;
  /** "Standard, High". */
  readonly label: (tier: string | null, severity: string | null) => string;
}

/** The names that a policy gives. */
export function namesOf(policy: PolicyTerms): Names {
  const tier = nameIn(policy.tiers);
  const severity = nameIn(policy.severities);
  return {
    tier,
    severity,
    place: (tierId, severityId) =>
      [severity(severityId), tier(tierId)].filter((name) => name !== '').join(' on '),
    label: (tierId, severityId) =>
      [tier(tierId), severity(severityId)].filter((name) => name !== '').join(', '),
  };
}

function nameIn(list: readonly Named[]): (id: string | null) => string {
  return (id) => (id === null ? '' : (list.find((each) => each.id === id)?.name ?? id));
}

/** "business day" of `business-day`: how a reading is called in a sentence. */
export function readingName(reading: string): string {
  return reading.replaceAll('-', ' ');
}

/** "Business day": the same at the head of a row. */
export function readingLabel(reading: string): string {
  return capital(readingName(reading));
}

/** "within 4 business hours" of "4 business hours". */
export function targetText(target: string): string {
  if (/^(under|every)\b/.test(target)) return target;
  return `within ${target.replaceAll(/(\d) - (\d)/g, '$1–$2')}`;
}

/** "26 h of business time" needs the second half; wall time does not. */
export function clockOf(target: string | null): string {
  return target?.includes('business') === true ? ' of business time' : '';
}
