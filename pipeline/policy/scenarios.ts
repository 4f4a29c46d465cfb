import type { HolidayRow } from './calendar.js';
import { applyPatches, type PolicyObject } from './patch.js';
import { patchesOf } from './patches-of.js';
import { type Policy, policySchema } from './schema.js';

/** One full set of readings under which every case is judged (semantics §8). */
export interface Scenario {
  readonly id: number;
  readonly name: string;
  readonly kind: 'house' | 'strict' | 'lenient' | 'option';
  readonly reading: string | null;
  readonly option: string | null;
  /** Why it cannot be computed; null where it is. */
  readonly why_not: string | null;
  /** The policies as they read under it, by their place in the list given; those it says nothing of are absent. */
  readonly policies: ReadonlyMap<number, Policy>;
}

export interface PolicySource {
  readonly policy: Policy;
  readonly raw: PolicyObject;
}

type Patch = Readonly<Record<string, unknown>>;

/** `house` alone, or with it one scenario per alternative option, and `strict` and `lenient`. */
export function scenariosOf(
  sources: readonly PolicySource[],
  which: 'all' | 'house',
  table: readonly HolidayRow[],
): Scenario[] {
  const house = everyPolicy(sources, 'house', () => [], table);
  if (which === 'house') return [{ ...house, id: 0 }];
  const marked = (mark: 'strict' | 'lenient') =>
    everyPolicy(sources, mark, (policy) => patchesOf(policy, mark) ?? [], table);
  return [house, marked('strict'), marked('lenient'), ...optionsOf(sources, table)].map(
    (scenario, id) => ({ ...scenario, id }),
  );
}

type Unnumbered = Omit<Scenario, 'id'>;

function everyPolicy(
  sources: readonly PolicySource[],
  kind: 'house' | 'strict' | 'lenient',
  patchesOf: (policy: Policy) => Patch[],
  table: readonly HolidayRow[],
): Unnumbered {
  const policies = new Map(
    sources.map((source, index) => [index, under(source, patchesOf(source.policy))]),
  );
  const missing = [...policies.values()].flatMap((policy) => missingTables(policy, table));
  return {
    name: kind,
    kind,
    reading: null,
    option: null,
    policies,
    why_not: missing.length === 0 ? null : `needs holidays of ${missing.join(', ')}`,
  };
}

function optionsOf(sources: readonly PolicySource[], table: readonly HolidayRow[]): Unnumbered[] {
  const found = new Map<string, Unnumbered & { policies: Map<number, Policy> }>();
  for (const [index, source] of sources.entries()) {
    for (const [reading, { options }] of Object.entries(source.policy.readings)) {
      for (const [option, { patch, needs }] of Object.entries(options).slice(1)) {
        const name = `${reading}=${option}`;
        const policy = under(source, patch === undefined ? [] : [patch]);
        const missing = missingTables(policy, table);
        const why_not =
          missing.length === 0 ? null : `needs ${needs ?? `holidays of ${missing.join(', ')}`}`;
        const held = found.get(name);
        if (held === undefined) {
          const policies = new Map([[index, policy]]);
          found.set(name, { name, kind: 'option', reading, option, why_not, policies });
        } else {
          held.policies.set(index, policy);
          found.set(name, { ...held, why_not: held.why_not ?? why_not });
        }
      }
    }
  }
  return [...found.values()];
}

function under(source: PolicySource, patches: readonly Patch[]): Policy {
  if (patches.length === 0) return source.policy;
  return policySchema.parse(applyPatches(source.raw, patches));
}

/** Calendar keys of the user's own holiday list that the policy asks for and the list lacks. */
function missingTables(policy: Policy, table: readonly HolidayRow[]): string[] {
  const wanted = Object.values(policy.calendars).flatMap((calendar) =>
    'holidays' in calendar && 'table' in calendar.holidays ? [calendar.holidays.table] : [],
  );
  return [...new Set(wanted)].filter((key) => !table.some((row) => row.calendar === key));
}
