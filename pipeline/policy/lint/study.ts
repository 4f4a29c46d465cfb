import type { PolicyObject } from '../patch.js';
import { type Attributes, type Resolution, resolve, type Term } from '../resolve.js';
import { scenariosOf } from '../scenarios.js';
import { type Policy, type PromiseName, timedPromises } from '../schema.js';
import { contextsOf, plainFacts } from './contexts.js';
import type { Facts } from './finding.js';
import { Timetable } from './timetable.js';
import type { Year } from './year.js';

/** What a policy times: its promises, and after how long a case closes by itself. */
export type Timed = PromiseName | 'closing_solved' | 'closing_pending';

/** One promise to one kind of case. */
export interface Kind {
  readonly promise: Timed;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly facts: Facts;
}

/** A policy as one scenario reads it: what it owes each kind of case, in the order of the study's kinds. */
export interface StudiedScenario {
  readonly name: string;
  readonly reading: string | null;
  readonly option: string | null;
  readonly policy: Policy;
  readonly owed: readonly Resolution[];
}

/** A policy laid out for the linter: under house, and under every option that moves a due time or changes what is owed. */
export interface Study {
  readonly policy: Policy;
  readonly kinds: readonly Kind[];
  /** The facts by which hours tell cases apart; any other is one that a rule asks for. */
  readonly plain_facts: readonly string[];
  /** House first. */
  readonly scenarios: readonly [StudiedScenario, ...StudiedScenario[]];
  /** Options that leave every kind of case what it is owed. */
  readonly idle: readonly string[];
  readonly not_computed: readonly { readonly name: string; readonly why: string }[];
  readonly timetable: Timetable;
}

export function study(policy: Policy, raw: PolicyObject, year: Year): Study {
  const all = scenariosOf([{ policy, raw }], 'all', []);
  const single = all.flatMap(({ kind, name, reading, option, policies, why_not }) => {
    const read = policies.get(0);
    if (kind === 'strict' || kind === 'lenient' || read === undefined) return [];
    return [{ name, reading, option, policy: read, why_not }];
  });
  const computed = single.filter(({ why_not }) => why_not === null);
  const kinds = kindsOf(computed.map((scenario) => scenario.policy));
  const timetable = new Timetable(year);
  const studied = computed.map(
    ({ name, reading, option, policy: read }): StudiedScenario => ({
      name,
      reading,
      option,
      policy: read,
      owed: kinds.map((kind) => owedTo(read, kind)),
    }),
  );
  const [house, ...options] = studied;
  if (house === undefined) throw new Error('No scenario is the house.');
  const differs = (scenario: StudiedScenario): boolean =>
    scenario.owed.some(
      (one, at) => keyOf(timetable, scenario, one) !== keyOf(timetable, house, house.owed[at]),
    );
  return {
    policy,
    kinds,
    plain_facts: plainFacts(computed.map((scenario) => scenario.policy)),
    scenarios: [house, ...options.filter(differs)],
    idle: options.filter((scenario) => !differs(scenario)).map(({ name }) => name),
    not_computed: single.flatMap(({ name, why_not }) =>
      why_not === null ? [] : [{ name, why: why_not }],
    ),
    timetable,
  };
}

/** Whether no rule bears on such a case, so that only its tier, its severity and its hours tell it apart. */
export function isPlain({ plain_facts: plain }: Study, { facts }: Kind): boolean {
  return Object.keys(facts).every((name) => plain.includes(name));
}

export function kindAt({ kinds }: Study, at: number): Kind {
  const kind = kinds[at];
  if (kind === undefined) throw new Error('No such kind of case.');
  return kind;
}

/** The term under which a kind of case is owed something; null where it is owed nothing. */
export function termOf(scenario: StudiedScenario, at: number): Term | null {
  const found = scenario.owed[at];
  return found?.outcome === 'owed' ? found.term : null;
}

/** The dues of a kind of case over the year; null where it is owed nothing. */
export function duesAt(
  { timetable }: Study,
  scenario: StudiedScenario,
  at: number,
): Float64Array | null {
  const term = termOf(scenario, at);
  return term === null ? null : timetable.duesOf(scenario.policy, term);
}

/** A text that is the same for two kinds of case that are owed the same at every instant. */
export function keyOf(
  timetable: Timetable,
  { policy }: StudiedScenario,
  owed: Resolution | undefined,
): string {
  if (owed === undefined || owed.outcome !== 'owed') return owed?.outcome ?? 'none';
  return owed.term === null ? 'owed' : timetable.termKey(policy, owed.term);
}

function kindsOf(policies: readonly Policy[]): Kind[] {
  const contexts = contextsOf(policies);
  const [house] = policies;
  const tiers = house === undefined || house.tiers.length === 0 ? [null] : idsOf(house.tiers);
  const severities =
    house === undefined || house.severities.length === 0 ? [null] : idsOf(house.severities);
  const promises = timedPromises.filter((name) =>
    policies.some((policy) => policy.promises[name] !== undefined),
  );
  const cells = promises.flatMap((promise) =>
    tiers.flatMap((tier) =>
      severities.flatMap((severity) =>
        contexts.map((facts) => ({ promise, tier, severity, facts })),
      ),
    ),
  );
  const closings = (['solved', 'pending'] as const)
    .filter((status) =>
      policies.some(({ procedures }) => procedures.automatic_closing?.[status] !== undefined),
    )
    .flatMap((status) =>
      contexts.map((facts): Kind => {
        return { promise: `closing_${status}`, tier: null, severity: null, facts };
      }),
    );
  return [...cells, ...closings];
}

function idsOf(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id);
}

function owedTo(policy: Policy, { promise, tier, severity, facts }: Kind): Resolution {
  const attributes: Attributes = { ...facts, tier, severity };
  if (promise === 'closing_solved') return closingOwed(policy, 'solved', attributes);
  if (promise === 'closing_pending') return closingOwed(policy, 'pending', attributes);
  const promised = policy.promises[promise];
  const form = promised !== undefined && 'form' in promised ? promised.form : 'each_date';
  return resolve(policy, promise, attributes, form);
}

/** How long a case stays solved or pending is read like a target that is the same for every case. */
function closingOwed(
  policy: Policy,
  status: 'solved' | 'pending',
  attributes: Attributes,
): Resolution {
  const closing = policy.procedures.automatic_closing;
  const cell = closing?.[status];
  const promises: Policy['promises'] =
    closing === undefined || cell === undefined
      ? {}
      : {
          resolution: {
            clause: closing.clause,
            aim: false,
            judged: true,
            pauses: [],
            targets: { any: { any: cell } },
          },
        };
  const read = { ...policy, hours: closing?.hours ?? policy.hours, rules: {}, promises };
  return resolve(read, 'resolution', attributes);
}
