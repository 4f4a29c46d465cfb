import { type Policy, timedPromises } from './schema.js';

/** What a clause may rest on. Statistics describe; everything else judges, or decides what is judged. */
export type PartKind =
  | 'promise'
  | 'procedure'
  | 'deliverable'
  | 'rule'
  | 'reading'
  | 'calendar'
  | 'setting'
  | 'terms'
  | 'statistic';

/** Statistics that every monthly report has, with the section in which it stands. */
export const reportStatistics = {
  response_times: 'responses',
  misses_by_hour: 'misses',
  misses_by_kind: 'misses',
  satisfaction: 'satisfaction',
  left_out: 'left-out',
} as const;

export type ReportStatistic = keyof typeof reportStatistics;

/** Every part of a policy that a clause may name in `by`, with its kind. */
export function partsOf(policy: Policy): ReadonlyMap<string, PartKind> {
  const { deliverables, ...procedures } = policy.procedures;
  return new Map<string, PartKind>([
    ...given(policy.promises, 'promise'),
    ...given(procedures, 'procedure'),
    ...below('deliverables', deliverables, 'deliverable'),
    ...below('rules', policy.rules, 'rule'),
    ...below('readings', policy.readings, 'reading'),
    ...below('calendars', policy.calendars, 'calendar'),
    ...below('settings', policy.settings, 'setting'),
    ...termsOf(policy).map((name): [string, PartKind] => [name, 'terms']),
    ...given(policy.descriptions, 'statistic'),
    ...given(reportStatistics, 'statistic'),
  ]);
}

/** Whether the name is that of a promise that is timed. */
export function isTimedPromise(name: string): name is (typeof timedPromises)[number] {
  return timedPromises.some((promise) => promise === name);
}

function termsOf({ tiers, protection }: Policy): string[] {
  return [
    'effective',
    ...(tiers.length === 0 ? [] : ['tiers']),
    'severities',
    'hours',
    'business_day',
    'range',
    'severity_binding',
    ...(protection === undefined ? [] : ['protection']),
  ];
}

function given(holder: object, kind: PartKind): [string, PartKind][] {
  return Object.entries(holder).flatMap(([name, value]): [string, PartKind][] =>
    value === undefined ? [] : [[name, kind]],
  );
}

function below(place: string, holder: object, kind: PartKind): [string, PartKind][] {
  return given(holder, kind).map(([name]) => [`${place}.${name}`, kind]);
}
