import type { Clause } from './clause-schema.js';
import { factNeeds, factsIn, severityNeed } from './needs/facts.js';
import { procedureNeeds } from './needs/procedures.js';
import { hoursFacts, promiseNeeds } from './needs/promises.js';
import { statisticNeeds } from './needs/statistics.js';
import { isTimedPromise } from './parts.js';
import type { Policy } from './schema.js';

/** The fields that a clause needs, each once. */
export interface ClauseNeeds {
  /** Without these it is not computed or described as the house reads it. */
  readonly needs: readonly string[];
  /** Without these only other options of its readings are not. */
  readonly readingNeeds: readonly string[];
}

/** What a clause needs, and what that on which it rests does. */
export function needsOf(policy: Policy, id: string, clause: Clause): ClauseNeeds {
  if (clause.class === undefined || clause.class === 'not_monitorable') {
    return { needs: [], readingNeeds: [] };
  }
  const parts = 'by' in clause ? clause.by : [];
  const isReading = (name: string): boolean => name.startsWith('readings.');
  const of = (names: readonly string[]) => names.flatMap((name) => partNeeds(policy, id, name));
  const needs = new Set([...of(parts.filter((name) => !isReading(name))), ...clause.needs]);
  const others = new Set(of(parts.filter(isReading)).filter((need) => !needs.has(need)));
  return { needs: [...needs], readingNeeds: [...others] };
}

function partNeeds(policy: Policy, clause: string, part: string): readonly string[] {
  if (isTimedPromise(part)) return promiseNeeds(policy, part, clause);
  const [place, name = ''] = part.split('.');
  if (place === 'rules') return factNeeds(Object.keys(policy.rules[name]?.when ?? {}));
  if (place === 'readings') return readingNeeds(policy, name);
  if (place === 'calendars') return isInHours(policy, name) ? factNeeds(hoursFacts(policy)) : [];
  if (place === 'settings') return settingNeeds(name);
  const terms = termNeeds(policy, part);
  if (terms !== null) return terms;
  return [...procedureNeeds(policy, part), ...statisticNeeds(policy, part)];
}

function isInHours({ hours, calendars }: Policy, name: string): boolean {
  return hours.some(({ calendar }) => {
    const held = calendars[calendar];
    return (
      calendar === name || (held !== undefined && 'union' in held && held.union.includes(name))
    );
  });
}

/** What the other options ask of that the policy as written does not. */
function readingNeeds({ readings }: Policy, name: string): string[] {
  const patches = Object.values(readings[name]?.options ?? {}).map(({ patch }) => patch ?? {});
  const settings = patches.flatMap((patch) =>
    Object.keys(patch).flatMap((path) =>
      path.startsWith('settings.') ? settingNeeds(path.slice('settings.'.length)) : [],
    ),
  );
  return [...factNeeds(patches.flatMap(factsIn)), ...settings];
}

function settingNeeds(name: string): string[] {
  if (name === 'trial_days') return ['contracts.starts_on'];
  if (name === 'continuous_resource') return ['events.resource'];
  if (name === 'supported_majors') return factNeeds(['is_version_supported']);
  return name === 'widespread' ? [severityNeed] : [];
}

function termNeeds(policy: Policy, part: string): readonly string[] | null {
  switch (part) {
    case 'effective':
      return ['cases.opened_at'];
    case 'tiers':
      return factNeeds(['tier']);
    case 'severities':
      return [severityNeed];
    case 'severity_binding':
      return ['events.severity'];
    case 'hours':
      return factNeeds(hoursFacts(policy));
    case 'business_day':
    case 'range':
      return [];
    case 'protection':
      return ['contracts.starts_on', ...factNeeds(Object.keys(policy.protection?.when ?? {}))];
    default:
      return null;
  }
}
