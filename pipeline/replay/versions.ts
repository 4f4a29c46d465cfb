import type { LoadedPolicy } from '../policy/load.js';
import type { Scenario } from '../policy/scenarios.js';
import {
  type LedgerPromise,
  ledgerPromises,
  type Policy,
  timedPromises,
} from '../policy/schema.js';
import { fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';
import { readTogether, scenariosFor } from './speaking.js';
import {
  askedColumns,
  askedRows,
  deliverableColumns,
  deliverableFactColumns,
  deliverableFactRows,
  deliverableRows,
  versionColumns,
  versionRows,
} from './version-facts.js';

const bindings = ['at_start', 're_timed', 'most_severe', 'at_stop'] as const;

/** What the workspace says of cases without a contract. */
export interface Defaults {
  readonly policy?: string | undefined;
  readonly tier?: string | undefined;
  readonly account?: string | undefined;
}

/** Writes what the models must know of each policy version and scenario before they know the cases. */
export async function writeVersions(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
  scenarios: readonly Scenario[],
  defaults: Defaults,
): Promise<void> {
  await fill(warehouse, 'policy.versions', versionColumns, versionRows(policies, scenarios));
  await fill(warehouse, 'policy.asked_facts', askedColumns, askedRows(policies, scenarios));
  await fill(warehouse, 'policy.deliverables', deliverableColumns, deliverableRows(policies));
  await fill(
    warehouse,
    'policy.deliverable_facts',
    deliverableFactColumns,
    deliverableFactRows(policies),
  );
  const known = [...new Set(policies.map(({ policy }) => policy.id))];
  await fill(
    warehouse,
    'policy.known',
    { policy: 'text' },
    known.map((id) => [id]),
  );
  await fill(warehouse, 'policy.defaults', { policy: 'text', tier: 'text', account: 'text' }, [
    [defaults.policy ?? null, defaults.tier ?? null, defaults.account ?? null],
  ]);
  await fill(
    warehouse,
    'policy.scenarios',
    {
      scenario_id: 'integer',
      scenario: 'text',
      kind: 'text',
      reading: 'text',
      option: 'text',
      policies: 'text[]',
      why_not: 'text',
    },
    scenarios.map(({ id, name, kind, reading, option, policies: under, why_not }) => [
      id,
      name,
      kind,
      reading,
      option,
      [...new Set([...under.values()].map((policy) => policy.id))],
      why_not,
    ]),
  );
  await fill(
    warehouse,
    'policy.promises',
    { promise_id: 'integer', promise: 'text', is_timed: 'boolean' },
    ledgerPromises.map((promise, index) => [
      index + 1,
      promise,
      timedPromises.some((timed) => timed === promise),
    ]),
  );
  await fill(
    warehouse,
    'policy.bindings',
    { version_key: 'integer', binding: 'text', is_anyone: 'boolean', mask: 'hugeint' },
    bindingRows(policies, scenarios),
  );
  await fill(
    warehouse,
    'policy.version_promises',
    {
      version_key: 'integer',
      promise_id: 'integer',
      has_gaps: 'boolean',
      has_dates: 'boolean',
      is_touch: 'boolean',
    },
    promiseRows(policies, scenarios),
  );
}

function bindingRows(policies: readonly LoadedPolicy[], scenarios: readonly Scenario[]) {
  return policies.flatMap((_, version) =>
    bindings.flatMap((binding) =>
      [false, true].flatMap((isAnyone) => {
        const mask = scenariosFor(scenarios, version)
          .filter(({ policy }) => policy.severity_binding === binding)
          .filter(({ policy }) => answersByAnyone(policy) === isAnyone)
          .reduce((bits, { bit }) => bits | bit, 0n);
        return mask === 0n ? [] : [[version, binding, isAnyone, mask] as const];
      }),
    ),
  );
}

function answersByAnyone(policy: Policy): boolean {
  return policy.promises.first_response?.answered_by === 'anyone';
}

function promiseRows(policies: readonly LoadedPolicy[], scenarios: readonly Scenario[]) {
  return policies.flatMap((_, version) => {
    const held = readTogether(policies, scenarios, version);
    return [...timedRows(held, version), ...procedureRows(held, version)];
  });
}

function timedRows(held: readonly Policy[], version: number) {
  return timedPromises.flatMap((promise) => {
    const kept = held.flatMap(({ promises }) =>
      promises[promise]?.judged === true ? [promises[promise]] : [],
    );
    if (kept.length === 0) return [];
    const forms = kept.map((promised) => ('form' in promised ? promised.form : null));
    const isTouch = kept.some((promised) => 'sign' in promised && promised.sign === 'touch');
    return [
      [version, numberOf(promise), forms.includes('gaps'), forms.includes('each_date'), isTouch],
    ];
  });
}

function procedureRows(held: readonly Policy[], version: number) {
  const made = new Set(held.flatMap(({ procedures }) => proceduresMade(procedures)));
  return [...made].map((promise) => [version, numberOf(promise), false, false, false]);
}

function proceduresMade(procedures: Policy['procedures']): LedgerPromise[] {
  const { automatic_closing, deliverables, ...single } = procedures;
  const made = Object.entries(single).flatMap(([name, procedure]) =>
    procedure?.judged === true ? [name as LedgerPromise] : [],
  );
  const closing = automatic_closing?.judged === true;
  const delivers = Object.values(deliverables).some(({ judged }) => judged);
  return [
    ...(closing ? (['closing_not_early', 'closing_not_late'] as const) : []),
    ...made,
    ...(delivers ? (['deliverable'] as const) : []),
  ];
}

function numberOf(promise: LedgerPromise): number {
  return ledgerPromises.indexOf(promise) + 1;
}
