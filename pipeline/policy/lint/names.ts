import { membersOf } from '../calendar.js';
import type { Policy } from '../schema.js';
import type { Facts } from './finding.js';
import { type Kind, type StudiedScenario, termOf } from './study.js';

/** "Enterprise, Severity 2": a tier and a severity as the policy names them, what is in brackets left out. */
export function cellName({ tiers, severities }: Policy, { tier, severity }: Kind): string {
  const tierName = tiers.find(({ id }) => id === tier)?.name;
  return [tierName, severityName({ severities }, severity)]
    .flatMap((name) => (name === undefined ? [] : [name]))
    .join(', ');
}

/** "Enterprise, Severity 2, first response". */
export function whoseName(policy: Policy, kind: Kind): string {
  const cell = cellName(policy, kind);
  return cell === '' ? promiseName(kind.promise) : `${cell}, ${promiseName(kind.promise)}`;
}

export function severityName(
  { severities }: Pick<Policy, 'severities'>,
  severity: string | null,
): string | undefined {
  return severities.find(({ id }) => id === severity)?.name.replace(/ \(.*\)$/, '');
}

const promiseNames: Readonly<Record<Kind['promise'], string>> = {
  first_response: 'first response',
  update: 'update',
  daily_update: 'daily update',
  next_reply: 'next reply',
  resolution: 'resolution',
  closing_solved: 'closing of a solved case',
  closing_pending: 'closing of a waiting case',
};

export function promiseName(promise: Kind['promise']): string {
  return promiseNames[promise];
}

/** The zone in which a witness is told: that of the first calendar with windows of its own that times one of the kinds. */
export function zoneFor(scenario: StudiedScenario, kinds: readonly number[]): string {
  const { calendars } = scenario.policy;
  const timed = kinds.flatMap((at) => termOf(scenario, at)?.calendar ?? []);
  const named = [...timed.filter((id) => id !== 'always'), ...Object.keys(calendars)];
  const [first] = named.flatMap((id) => membersOf(calendars, id));
  return first?.leaf.zone ?? 'UTC';
}

/** "site uk, channel other", and nothing for plain cases. */
export function factsText(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => {
      const what = name.replace(/^is_/, '').replaceAll(/[_.]/g, ' ');
      if (typeof value === 'boolean') return value ? what : `not ${what}`;
      return `${what} ${value}`;
    })
    .join(', ');
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The same clause ids, each once, in order of first mention. */
export function clausesOf(given: readonly (string | null | undefined)[]): string[] {
  return [...new Set(given.flatMap((id) => id ?? []))];
}
