import type { Named, PolicyTerms } from '../../pipeline/findings/contract.js';

interface PromiseWords {
  /** "First response": in tables and heads. */
  readonly name: string;
  readonly one: string;
  readonly many: string;
  /** "its first-response promises". */
  readonly of: string;
}

const promiseWords: Readonly<Record<string, PromiseWords>> = {
  first_response: {
    name: 'First response',
    one: 'first response',
    many: 'first responses',
    of: 'first-response',
  },
  update: { name: 'Update', one: 'update', many: 'updates', of: 'update' },
  daily_update: {
    name: 'Daily update',
    one: 'daily update',
    many: 'daily updates',
    of: 'daily-update',
  },
  next_reply: { name: 'Next reply', one: 'next reply', many: 'next replies', of: 'next-reply' },
  resolution: { name: 'Resolution', one: 'resolution', many: 'resolutions', of: 'resolution' },
};

/** Every kind of promise, in the order of the page. */
export const promiseKinds: readonly string[] = Object.keys(promiseWords);

/** How a promise is called. */
export function wordsOf(promise: string): PromiseWords {
  return promiseWords[promise] ?? { name: promise, one: promise, many: promise, of: promise };
}

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
  const name = readingName(reading);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
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
