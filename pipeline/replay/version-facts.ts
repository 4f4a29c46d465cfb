import { type AttributeName, askedFact } from '../policy/attributes.js';
import { valuesNamed } from '../policy/condition.js';
import type { LoadedPolicy } from '../policy/load.js';
import type { Scenario } from '../policy/scenarios.js';
import type { Conditions, Policy } from '../policy/schema.js';
import { readTogether } from './speaking.js';

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

export const versionColumns = {
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
  supported_majors: 'integer',
  is_protecting: 'boolean',
  told_outcomes: 'text[]',
} as const;

export const askedColumns = {
  version_key: 'integer',
  place: 'text',
  column_name: 'text',
  name: 'text',
  named_values: 'text[]',
} as const;

/** The facts that conditions name by table and column, with the values that they are held against. */
export function askedRows(policies: readonly LoadedPolicy[], scenarios: readonly Scenario[]) {
  return policies.flatMap((_, version) =>
    [...namedValues(readTogether(policies, scenarios, version))].flatMap(([name, values]) => {
      const asked = askedFact(name);
      return asked === null
        ? []
        : [[version, asked.table, asked.column, name, [...values].sort()] as const];
    }),
  );
}

export function versionRows(policies: readonly LoadedPolicy[], scenarios: readonly Scenario[]) {
  return policies.map(({ policy, sha256 }, version) => {
    const named = namedValues(readTogether(policies, scenarios, version));
    const asks = (name: AttributeName) => named.has(name);
    const { trial_days, widespread, supported_majors } = policy.settings;
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
      asks('is_version_supported') ? (supported_majors ?? null) : null,
      policy.protection !== undefined,
      policy.procedures.outcome_notified?.outcomes ?? [],
    ];
  });
}

export const deliverableColumns = {
  version_key: 'integer',
  deliverable: 'text',
  is_quarterly: 'boolean',
  column_name: 'text',
  engagement: 'text',
  minutes: 'double',
  roles: 'text[]',
} as const;

/** What shows that each version's deliverables were delivered. */
export function deliverableRows(policies: readonly LoadedPolicy[]) {
  return policies.flatMap(({ policy }, version) =>
    Object.entries(policy.procedures.deliverables).map(([id, { each, shown_by }]) => {
      const isMeeting = 'engagement' in shown_by;
      return [
        version,
        id,
        each === 'quarter',
        isMeeting ? null : shown_by.account,
        isMeeting ? shown_by.engagement : null,
        isMeeting ? (shown_by.minutes ?? null) : null,
        isMeeting ? (shown_by.roles?.map((role) => role.toLowerCase()) ?? null) : null,
      ];
    }),
  );
}

export const deliverableFactColumns = {
  version_key: 'integer',
  place: 'text',
  column_name: 'text',
  name: 'text',
} as const;

/** The columns of accounts and contracts on which deliverables depend. */
export function deliverableFactRows(policies: readonly LoadedPolicy[]) {
  return policies.flatMap(({ policy }, version) => {
    const { rules, procedures } = policy;
    const conditions = [...Object.values(rules), ...Object.values(procedures.deliverables)];
    const names = new Set(conditions.flatMap(({ when }) => Object.keys(when)));
    return [...names].sort().flatMap((name) => {
      const asked = askedFact(name);
      const isTheirs = asked?.table === 'account' || asked?.table === 'contract';
      return asked !== null && isTheirs ? [[version, asked.table, asked.column, name]] : [];
    });
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
