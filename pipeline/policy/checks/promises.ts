import type { Problem } from '../problem.js';
import type { Policy } from '../schema.js';
import { parseTarget } from '../target.js';

/** Ids given twice, hours that are never reached, promises without a target, and conditions without the setting they need. */
export function checkPromises(policy: Policy): Problem[] {
  return [
    ...checkIds('tiers', policy.tiers),
    ...checkIds('severities', policy.severities),
    ...checkReach(policy),
    ...Object.entries(policy.promises).flatMap(([name, promise]) =>
      promise !== undefined && 'targets' in promise && countCells(promise.targets) === 0
        ? [untargeted(name)]
        : [],
    ),
    ...checkFallBack(policy),
    ...Object.entries(policy.rules).flatMap(([id, { when }]) => {
      const conditions = Object.keys(when);
      const trial = conditions.some((name) => name.startsWith('is_trial_over'));
      return [
        ...(trial && policy.settings.trial_days === undefined ? [unset(id, 'trial_days')] : []),
        ...(conditions.includes('is_widespread') && policy.settings.widespread === undefined
          ? [unset(id, 'widespread')]
          : []),
      ];
    }),
  ];
}

/**
 * Business hours come back an hour after the customer's resource is gone, so a target of an hour is over before: no clock
 * is moved by it, and a longer target would be timed wrongly.
 */
function checkFallBack({ settings, promises }: Policy): Problem[] {
  if (settings.continuous_resource !== 'falls_back') return [];
  const cells = Object.values(promises.first_response?.targets ?? {}).flatMap(Object.values);
  const long = cells
    .map((cell) => (typeof cell === 'string' ? cell : cell.target))
    .filter((text) => {
      const target = parseTarget(text);
      return target?.unit === 'wall' && target.amount > graceMs;
    });
  return long.slice(0, 1).map((text) => ({
    path: ['settings', 'continuous_resource'],
    code: 'policy.fall-back-not-timed',
    message: `settings.continuous_resource: hours that fall back are not timed for a target of more than an hour, and there is "${text}".`,
    hint: 'Write never, and describe the customer’s resource under descriptions.customer_resource.',
  }));
}

const graceMs = 3_600_000;

/** A word on cases for which no support hours are given: allowed, but their business hours cannot be counted. */
export function noteHours(policy: Policy): Problem[] {
  const last = policy.hours.at(-1);
  if (last === undefined || last.when === undefined) {
    return [];
  }
  const names = [...new Set(policy.hours.flatMap(({ when }) => Object.keys(when ?? {})))];
  return [
    {
      path: ['hours'],
      code: 'policy.hours-without-otherwise',
      message: `Cases that fit none of these ${policy.hours.length} rules (by ${names.join(', ')}) have no support hours and come out as unmeasured.`,
      hint: 'If that is not meant, end the list with a rule without `when`.',
    },
  ];
}

function checkIds(
  list: 'tiers' | 'severities',
  entries: readonly { readonly id: string }[],
): Problem[] {
  return entries.flatMap(({ id }, index) => {
    const path = [list, index, 'id'];
    if (id === 'any') {
      const message = `${list}: "any" stands for all of them and cannot be an id.`;
      return [{ path, code: 'policy.reserved-name', message, hint: 'Choose another id.' }];
    }
    if (entries.findIndex((entry) => entry.id === id) === index) return [];
    const message = `${list}: "${id}" is there twice.`;
    return [{ path, code: 'policy.duplicate-id', message, hint: 'Give each its own id.' }];
  });
}

function checkReach({ hours }: Policy): Problem[] {
  const otherwise = hours.findIndex(({ when }) => Object.keys(when ?? {}).length === 0);
  if (otherwise === -1 || otherwise === hours.length - 1) return [];
  return [
    {
      path: ['hours', otherwise + 1],
      code: 'policy.unreachable-hours',
      message: `hours.${otherwise + 1} is never reached: the rule before it fits every case.`,
      hint: 'Move the rule without `when` to the end.',
    },
  ];
}

function countCells(targets: Readonly<Record<string, object>>): number {
  return Object.values(targets).reduce((count, row) => count + Object.keys(row).length, 0);
}

function untargeted(name: string): Problem {
  return {
    path: ['promises', name, 'targets'],
    code: 'policy.promise-without-target',
    message: `promises.${name} has no target.`,
    hint: `Give at least one target, or leave ${name} out: what is not promised is "no commitment".`,
  };
}

function unset(rule: string, setting: 'trial_days' | 'widespread'): Problem {
  const example = setting === 'trial_days' ? '14' : '{ minutes: 60, share: 0.5 }';
  return {
    path: ['rules', rule, 'when'],
    code: 'policy.missing-setting',
    message: `rules.${rule} needs settings.${setting}.`,
    hint: `Add it, as in ${setting}: ${example}.`,
  };
}
