import { type Policy, type PromiseName, timedPromises } from '../../pipeline/policy/schema.js';
import { textTable, wrapped } from '../text-table.js';

const titles: Readonly<Record<PromiseName, string>> = {
  first_response: 'First response',
  update: 'Update',
  daily_update: 'Daily update',
  next_reply: 'Next reply',
  resolution: 'Resolution',
};

/** Each promise with its targets per tier and severity, then how they are counted. */
export function promiseLines(policy: Policy, width: number): string[] {
  const made = timedPromises.flatMap((name) => onePromise(policy, name));
  const none = timedPromises.filter((name) => policy.promises[name] === undefined);
  const commitments = none.map((name) => titles[name].toLowerCase()).join(', ');
  return [
    ...made,
    ...(none.length === 0 ? [] : [wrapped(`No commitment: ${commitments}.`, width, '  ')]),
    wrapped(countingText(policy), width, '  '),
    ...settingTexts(policy).map((text) => wrapped(text, width, '  ')),
  ];
}

function onePromise(policy: Policy, name: PromiseName): string[] {
  const promise = policy.promises[name];
  if (promise === undefined) return [];
  const traits = [
    promise.clause,
    ...('answered_by' in promise && promise.answered_by === 'anyone' ? ['answered by anyone'] : []),
    ...('sign' in promise && promise.sign === 'touch' ? ['told by the first touch'] : []),
    ...(promise.pauses.length === 0 ? [] : [`paused while ${promise.pauses.join(' or ')}`]),
    ...(promise.aim ? ['an aim'] : []),
    ...(promise.judged ? [] : ['described, not judged']),
  ];
  const title = `  ${titles[name]} (${traits.join(', ')})`;
  if ('form' in promise) {
    return [
      title,
      promise.form === 'gaps'
        ? `    never more than ${promise.target} between two`
        : '    one on every business day of an open case',
    ];
  }
  return [title, targetTable(policy, promise.targets)];
}

type Targets = NonNullable<Policy['promises']['update']>['targets'];

function targetTable(policy: Policy, targets: Targets): string {
  const tiers = policy.tiers.length === 0 ? [{ id: 'any', name: '' }] : policy.tiers;
  const severities = policy.severities.length === 0 ? [{ id: 'any', name: '' }] : policy.severities;
  const rows = tiers.map((tier) => {
    const row = targets[tier.id] ?? targets.any ?? {};
    return [
      tier.name,
      ...severities.map(({ id }) => {
        const cell = row[id] ?? row.any;
        if (cell === undefined) return 'no commitment';
        return typeof cell === 'string' ? cell : cell.target;
      }),
    ];
  });
  return textTable([['', ...severities.map(({ name }) => name)], ...rows], '    ');
}

function countingText({ business_day: day, range, severity_binding }: Policy): string {
  const counted = {
    business_hours: () =>
      `A business day is ${day.counted_as === 'business_hours' ? day.hours : ''} business hours.`,
    same_time: () => 'Business days are counted to the same time of day.',
    end_of_day: () => 'Business days are counted to the end of the day.',
  };
  const bindings = {
    at_start: 'the severity at the clock’s start binds',
    re_timed: 'a change of severity starts the new target',
    most_severe: 'the most severe severity held binds',
    at_stop: 'the severity at the clock’s end binds',
  };
  return `${counted[day.counted_as]()} Of a range the ${range} end binds; ${bindings[severity_binding]}.`;
}

function settingTexts({ settings }: Policy): string[] {
  const { trial_days, widespread, continuous_resource } = settings;
  return [
    ...(trial_days === undefined ? [] : [`A trial lasts ${trial_days} days.`]),
    ...(widespread === undefined
      ? []
      : [
          `An outage is widespread if more than ${widespread.share * 100} % of the active accounts report it within ${widespread.minutes} minutes.`,
        ]),
    ...(continuous_resource === undefined
      ? []
      : [
          continuous_resource === 'never'
            ? 'A missing resource of the customer’s never affects a first response.'
            : 'Without a resource of the customer’s, business hours apply.',
        ]),
  ];
}
