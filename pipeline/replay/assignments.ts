import { weeklyOpenMs } from '../policy/calendar.js';
import type { LoadedPolicy } from '../policy/load.js';
import { type Attributes, type Resolution, resolve } from '../policy/resolve.js';
import type { Scenario } from '../policy/scenarios.js';
import { type Policy, type PromiseName, timedPromises } from '../policy/schema.js';
import { type Field, fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';
import type { CalendarNumbers } from './layouts.js';
import { scenariosFor } from './versions.js';

const forms = { open_time: 1, same_time: 2, end_of_day: 3, each_date: 4 } as const;
const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'];
const resolved = ['solved', 'closed'];
const weekMs = 7 * 86_400_000;

/** One row of `int_profiles`. */
export type Profile = Attributes & { readonly profile_id: number; readonly version_key: number };

export interface Severity {
  readonly severity_id: number;
  readonly severity: string;
}

/**
 * Resolves every promise for every kind of case, severity and scenario, and writes one assignment for
 * all scenarios that come to the same. Returns the time by which the longest target is reached at the latest, holidays aside, in milliseconds.
 */
export async function writeAssignments(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
  scenarios: readonly Scenario[],
  profiles: readonly Profile[],
  severities: readonly Severity[],
  numbers: CalendarNumbers,
): Promise<number> {
  const labels = new Map<string, number>();
  const rows: Field[][] = [...unjudged()];
  let longest = 0;
  const everySeverity = [...severities, { severity_id: -1, severity: null }];
  for (const profile of profiles) {
    const speaking = scenariosFor(scenarios, profile.version_key);
    for (const [index, promise] of timedPromises.entries()) {
      for (const daily of promise === 'daily_update' ? (['each_date', 'gaps'] as const) : [null]) {
        for (const { severity_id, severity } of everySeverity) {
          const attributes = { ...profile, severity };
          const answers = gather(speaking, promise, attributes, daily ?? 'each_date', numbers);
          for (const { resolution, calendar_id, mask } of answers) {
            longest = Math.max(longest, reachOf(resolution, speaking));
            rows.push([
              rows.length,
              profile.profile_id,
              index + 1,
              severity_id,
              daily === 'gaps',
              mask,
              ...fieldsOf(resolution, calendar_id, promise, labels),
            ]);
          }
        }
      }
    }
  }
  await fill(warehouse, 'policy.assignments', assignmentColumns, rows);
  await fill(
    warehouse,
    'policy.severities',
    { version_key: 'integer', severity_id: 'integer', rank: 'integer' },
    policies.flatMap(({ policy }, version) =>
      severities.flatMap(({ severity_id, severity }) => {
        const rank = policy.severities.findIndex((each) => each.id === severity);
        return rank < 0 ? [] : [[version, severity_id, rank]];
      }),
    ),
  );
  return longest;
}

interface Answer {
  readonly resolution: Resolution;
  readonly calendar_id: number | null;
  mask: bigint;
}

function gather(
  speaking: readonly { readonly bit: bigint; readonly policy: Policy }[],
  promise: PromiseName,
  attributes: Attributes,
  daily: 'each_date' | 'gaps',
  numbers: CalendarNumbers,
): Answer[] {
  const found = new Map<string, Answer>();
  for (const { bit, policy } of speaking) {
    const resolution = resolve(policy, promise, attributes, daily);
    if (resolution.outcome === 'none') continue;
    const calendar_id =
      resolution.term === null ? null : numbers.numberOf(policy, resolution.term.calendar);
    const key = JSON.stringify([resolution, calendar_id]);
    const held = found.get(key);
    if (held === undefined) found.set(key, { resolution, calendar_id, mask: bit });
    else held.mask |= bit;
  }
  return [...found.values()];
}

const assignmentColumns = {
  assignment_id: 'integer',
  profile_id: 'integer',
  promise_id: 'integer',
  severity_id: 'integer',
  has_gap_form: 'boolean',
  mask: 'hugeint',
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
  target: 'text',
  target_ms: 'bigint',
  target_low_ms: 'bigint',
  label_id: 'integer',
} as const;

function fieldsOf(
  { outcome, reason, tier, severity, clause, term }: Resolution,
  calendar_id: number | null,
  promise: PromiseName,
  labels: Map<string, number>,
): Field[] {
  const isTimed = term?.form === 'open_time';
  const target_ms = isTimed ? term.amount : null;
  const target_low_ms = isTimed ? term.low : null;
  const told = [outcome, reason, tier, severity, clause, term?.calendar, term?.text, target_ms];
  const label = JSON.stringify([...told, target_low_ms]);
  const label_id = labels.get(label) ?? labels.size;
  labels.set(label, label_id);
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
    term?.text ?? null,
    target_ms,
    target_low_ms,
    label_id,
  ];
}

function pauseBits(pauses: readonly string[], promise: PromiseName): number {
  const held = promise === 'resolution' ? [...pauses, ...resolved] : pauses;
  return [...new Set(held)].reduce(
    (bits, status) => bits | (1 << (statuses.indexOf(status) + 1)),
    0,
  );
}

/** A target of open time takes as many weeks as the calendar's shortest week needs; a day by date at most a week. */
function reachOf({ term }: Resolution, speaking: readonly { readonly policy: Policy }[]): number {
  if (term === null) return 0;
  if (term.form !== 'open_time') return (term.amount + 1) * weekMs;
  const weekly = speaking.map(({ policy }) => weekOf(policy, term.calendar));
  return (Math.ceil(term.amount / Math.min(weekMs, ...weekly)) + 1) * weekMs;
}

const weeks = new WeakMap<Policy, Map<string, number>>();

function weekOf(policy: Policy, calendar: string): number {
  if (calendar !== 'always' && policy.calendars[calendar] === undefined) return weekMs;
  const known = weeks.get(policy) ?? new Map<string, number>();
  weeks.set(policy, known);
  const week = known.get(calendar) ?? weeklyOpenMs(policy.calendars, calendar);
  known.set(calendar, week);
  return week;
}

/** What stands for an assignment where no policy version can judge a case. */
function unjudged(): Field[][] {
  const none = Array.from({ length: 17 }, () => null);
  const row = (outcome: string, reason: string | null): Field[] => [
    0,
    null,
    null,
    null,
    null,
    0n,
    outcome,
    reason,
    ...none,
    -1,
  ];
  return [row('excluded', 'no contract'), row('unmeasured', null), row('unmeasured', null)].map(
    ([, ...fields], index) => [-1 - index, ...fields],
  );
}
