import type { LoadedPolicy } from '../policy/load.js';
import type { Attributes, Resolution, Term } from '../policy/resolve.js';
import { resolve } from '../policy/resolve.js';
import {
  type ProcedureTerm,
  resolveDeliverable,
  resolveProcedure,
  type Spell,
} from '../policy/resolve-procedure.js';
import type { Scenario } from '../policy/scenarios.js';
import {
  type LedgerPromise,
  ledgerPromises,
  type Policy,
  procedurePromises,
  timedPromises,
} from '../policy/schema.js';
import { type Field, fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Answer } from './answer.js';
import { askedFacts } from './asked-facts.js';
import {
  assignmentColumns,
  procedureFields,
  timedFields,
  unjudgedRows,
} from './assignment-rows.js';
import { type Contender, contendersOf, type Speaking } from './contenders.js';
import type { CalendarNumbers } from './layouts.js';
import { Reach } from './reach.js';
import { scenariosFor } from './speaking.js';

/** One row of `int_profiles`. */
export type Profile = Attributes & {
  readonly profile_id: number;
  readonly version_key: number;
  /** Facts of the policy's own asking, as one JSON object. */
  readonly asked: string | null;
  /** Keys of the policy's versions since the contract began, with commas, where it protects them. */
  readonly earlier_versions: string | null;
};

/** One row of `int_account_kinds`. */
export type AccountKind = Attributes & {
  readonly profile_id: number;
  readonly version_key: number;
  readonly asked: string | null;
};

export interface Severity {
  readonly severity_id: number;
  readonly severity: string;
}

/** One question to a policy: a promise, and what tells its ways apart. */
interface Question {
  readonly promise: Exclude<LedgerPromise, 'deliverable'>;
  readonly daily: 'each_date' | 'gaps' | null;
  readonly spell: Spell | null;
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
  accountKinds: readonly AccountKind[],
  severities: readonly Severity[],
  numbers: CalendarNumbers,
): Promise<number> {
  const labels = new Map<string, number>();
  const rows: Field[][] = [...unjudgedRows()];
  const reach = new Reach();
  const everySeverity = [...severities, { severity_id: -1, severity: null }];
  for (const profile of profiles) {
    const speaking = scenariosFor(scenarios, profile.version_key);
    const known = { ...profile, ...askedFacts(profile.asked) };
    for (const question of questions) {
      for (const { severity_id, severity } of everySeverity) {
        const attributes = { ...known, severity };
        const contenders = (scenario: Speaking) =>
          isContested(question)
            ? contendersOf(scenario, profile, attributes)
            : [own(profile, scenario)];
        const asked = ({ policy }: Contender) => ask(question, policy, attributes);
        for (const given of gather(speaking, contenders, asked, numbers)) {
          reach.note(given);
          rows.push([
            rows.length,
            profile.profile_id,
            ledgerPromises.indexOf(question.promise) + 1,
            severity_id,
            question.daily === 'gaps',
            question.spell === null ? 0 : statusOfSpell[question.spell],
            given.mask,
            given.contender.version,
            given.isContended,
            ...fieldsOf(question.promise, given, labels),
          ]);
        }
      }
    }
  }
  for (const kind of accountKinds) {
    const speaking = scenariosFor(scenarios, kind.version_key);
    const attributes = { ...kind, ...askedFacts(kind.asked) };
    const ids = new Set(speaking.flatMap(({ policy }) => deliverablesOf(policy)));
    for (const id of ids) {
      const asked = ({ policy }: Contender) => resolveDeliverable(policy, id, attributes);
      const contenders = (scenario: Speaking) => [own(kind, scenario)];
      for (const given of gather(speaking, contenders, asked, numbers)) {
        const { profile_id } = kind;
        const whom = [rows.length, profile_id, deliverableNumber, -1, false, 0];
        const binding = [given.mask, given.contender.version, false];
        rows.push([...whom, ...binding, ...fieldsOf('deliverable', given, labels)]);
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
  return reach.longestMs;
}

/** The numbers of the statuses in which cases wait to be closed. */
const statusOfSpell = { pending: 3, solved: 5 } as const;

const questions: readonly Question[] = [
  ...timedPromises.flatMap((promise): Question[] =>
    promise === 'daily_update'
      ? [
          { promise, daily: 'each_date', spell: null },
          { promise, daily: 'gaps', spell: null },
        ]
      : [{ promise, daily: null, spell: null }],
  ),
  ...procedurePromises.flatMap((promise): Question[] => {
    if (promise === 'deliverable') return [];
    const isWaiting = ['closing_not_early', 'closing_not_late', 'reopening'].includes(promise);
    const spells = isWaiting ? (['solved', 'pending'] as const) : [null];
    return spells.map((spell) => ({ promise, daily: null, spell }));
  }),
];

const deliverableNumber = ledgerPromises.indexOf('deliverable') + 1;

function deliverablesOf({ procedures }: Policy): string[] {
  return Object.keys(procedures.deliverables);
}

/** What scenarios answer, those that answer alike together. */
function gather(
  speaking: readonly Speaking[],
  contendersIn: (scenario: Speaking) => readonly Contender[],
  asked: (contender: Contender) => Resolution<Term | ProcedureTerm>,
  numbers: CalendarNumbers,
): Answer[] {
  const found = new Map<string, Answer>();
  for (const scenario of speaking) {
    const contenders = contendersIn(scenario);
    const isContended = contenders.length > 1;
    for (const contender of contenders) {
      const resolution = asked(contender);
      if (resolution.outcome === 'none') continue;
      const calendar = resolution.term?.calendar ?? null;
      const calendar_id = calendar === null ? null : numbers.numberOf(contender.policy, calendar);
      const key = JSON.stringify([resolution, calendar_id, contender.version, isContended]);
      const held = found.get(key);
      if (held !== undefined) held.mask |= scenario.bit;
      else found.set(key, { resolution, calendar_id, contender, isContended, mask: scenario.bit });
    }
  }
  return [...found.values()];
}

/** Of what is timed the earliest due may bind; a day with an update is owed or not, so there is no earlier one. */
function isContested({ promise, daily }: Question): boolean {
  return isTimed(promise) && daily !== 'each_date';
}

function own({ version_key }: { readonly version_key: number }, { policy }: Speaking): Contender {
  return { version: version_key, policy };
}

function isTimed(promise: LedgerPromise): promise is (typeof timedPromises)[number] {
  return timedPromises.some((each) => each === promise);
}

function ask(
  { promise, daily, spell }: Question,
  policy: Policy,
  attributes: Attributes,
): Resolution<Term | ProcedureTerm> {
  if (isTimed(promise)) return resolve(policy, promise, attributes, daily ?? 'each_date');
  return resolveProcedure(policy, promise, attributes, spell);
}

function fieldsOf(
  promise: LedgerPromise,
  { resolution, calendar_id, contender, isContended }: Answer,
  labels: Map<string, number>,
): Field[] {
  const { term } = resolution;
  const binding = isContended ? contender.version : null;
  return term !== null && 'variant' in term
    ? procedureFields({ ...resolution, term }, calendar_id, labels)
    : timedFields({ ...resolution, term }, calendar_id, promise, binding, labels);
}
