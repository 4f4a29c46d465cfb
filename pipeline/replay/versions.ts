import type { AttributeName } from '../policy/attributes.js';
import { valuesNamed } from '../policy/condition.js';
import type { LoadedPolicy } from '../policy/load.js';
import type { Scenario } from '../policy/scenarios.js';
import type { Conditions, Policy } from '../policy/schema.js';
import { timedPromises } from '../policy/schema.js';
import { fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';

const bindings = ['at_start', 're_timed', 'most_severe', 'at_stop'] as const;

const textAttributes = [
  'channel',
  'category',
  'environment',
  'product',
  'requester_country',
  'site',
  'country',
  'plan',
  'severity',
] as const satisfies readonly AttributeName[];

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
    { promise_id: 'integer', promise: 'text' },
    timedPromises.map((promise, index) => [index + 1, promise]),
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

/** The scenarios that can be computed and speak of the policy at this place in the list. */
export function scenariosFor(scenarios: readonly Scenario[], version: number) {
  return scenarios.flatMap((scenario) => {
    const policy = scenario.policies.get(version);
    return policy === undefined || scenario.why_not !== null
      ? []
      : [{ bit: 1n << BigInt(scenario.id), policy }];
  });
}

const versionColumns = {
  version_key: 'integer',
  policy: 'text',
  version: 'text',
  policy_name: 'text',
  sha256: 'text',
  effective_from: 'date',
  effective_to: 'date',
  has_tiers: 'boolean',
  ...(Object.fromEntries(textAttributes.map((name) => [`${name}_values`, 'text[]'])) as Record<
    `${(typeof textAttributes)[number]}_values`,
    'text[]'
  >),
  asks_is_new_user: 'boolean',
  asks_is_onboarded: 'boolean',
  asks_sdk_in_use: 'boolean',
  asks_is_requester_named: 'boolean',
  asks_is_trial_over: 'boolean',
  trial_days: 'integer',
  widespread_minutes: 'double',
  widespread_share: 'double',
} as const;

function versionRows(policies: readonly LoadedPolicy[], scenarios: readonly Scenario[]) {
  return policies.map(({ policy, sha256 }, version) => {
    const named = namedValues(scenariosFor(scenarios, version).map((under) => under.policy));
    const asks = (name: AttributeName) => named.has(name);
    const { trial_days, widespread } = policy.settings;
    return [
      version,
      policy.id,
      policy.version,
      policy.name,
      sha256,
      policy.effective.from,
      policy.effective.to ?? '9999-12-31',
      policy.tiers.length > 0,
      ...textAttributes.map((name) => (asks(name) ? [...(named.get(name) ?? [])].sort() : null)),
      asks('is_new_user'),
      asks('is_onboarded'),
      asks('sdk_in_use'),
      asks('is_requester_named'),
      asks('is_trial_over_by_dates') || asks('is_trial_over_by_hours'),
      trial_days ?? null,
      asks('is_widespread') ? (widespread?.minutes ?? null) : null,
      asks('is_widespread') ? (widespread?.share ?? null) : null,
    ];
  });
}

/** Every fact that a condition names under some scenario, with the values it is held against. */
function namedValues(policies: readonly Policy[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [name, wanted] of policies.flatMap(conditionsOf).flatMap(Object.entries<Condition>)) {
    const held = found.get(name) ?? new Set<string>();
    for (const value of valuesNamed(wanted)) held.add(value);
    found.set(name, held);
  }
  return found;
}

type Condition = Conditions[string];

/** All conditions on which the kinds of case turn. */
function conditionsOf(policy: Policy): Conditions[] {
  const { rules, hours, procedures, protection, descriptions } = policy;
  const closing = procedures.automatic_closing?.hours ?? [];
  return [
    descriptions.queue_order?.lifted ?? {},
    ...Object.values(rules).map(({ when }) => when),
    ...[...hours, ...closing].map(({ when }) => when ?? {}),
    ...(protection === undefined ? [] : [protection.when]),
  ];
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
  return policies.flatMap((_, version) =>
    timedPromises.flatMap((promise, index) => {
      const kept = scenariosFor(scenarios, version).flatMap(({ policy }) => {
        const promised = policy.promises[promise];
        return promised?.judged === true ? [promised] : [];
      });
      if (kept.length === 0) return [];
      const forms = kept.map((promised) => ('form' in promised ? promised.form : null));
      const isTouch = kept.some((promised) => 'sign' in promised && promised.sign === 'touch');
      return [
        [version, index + 1, forms.includes('gaps'), forms.includes('each_date'), isTouch] as const,
      ];
    }),
  );
}
