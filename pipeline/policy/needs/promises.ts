import type { Policy, PromiseName } from '../schema.js';
import { parseTarget } from '../target.js';
import { factNeeds, messageNeeds } from './facts.js';

/** What it takes to judge a promise; for a clause that speaks of some of its cells, what these take. */
export function promiseNeeds(policy: Policy, name: PromiseName, clause: string): string[] {
  const promise = policy.promises[name];
  if (promise === undefined) return [];
  const cells = 'targets' in promise ? cellsOf(promise.targets) : [];
  const own = cells.filter((cell) => cell.clause === clause);
  const meant = own.length > 0 ? own : cells;
  const isTimedByHours =
    'form' in promise
      ? promise.form === 'each_date' || isBusiness(promise.target)
      : meant.some(({ target }) => isBusiness(target));
  const facts = [
    ...(meant.some(({ tier }) => tier !== 'any') ? ['tier'] : []),
    ...(meant.some(({ severity }) => severity !== 'any') ? ['severity'] : []),
    ...(isTimedByHours ? hoursFacts(policy) : []),
  ];
  const statuses =
    name === 'first_response' && promise.pauses.length === 0 ? [] : ['events.status'];
  return [...factNeeds(facts), ...signNeeds(policy, name), ...statuses];
}

/** The facts on which a policy's hours depend. */
export function hoursFacts({ hours }: Policy): string[] {
  return hours.flatMap(({ when }) => Object.keys(when ?? {}));
}

/** Whether a target is counted on a calendar. */
export function isBusiness(target: string): boolean {
  return parseTarget(target)?.unit !== 'wall';
}

function signNeeds(policy: Policy, name: PromiseName): readonly string[] {
  if (name === 'resolution') return ['events.status or cases.solved_at or cases.closed_at'];
  if (name !== 'first_response') return messageNeeds;
  if (policy.promises.first_response?.sign === 'touch') return ['events.status or events.assignee'];
  return messageNeeds.map((need) => `${need} or cases.first_response_at`);
}

interface Cell {
  readonly tier: string;
  readonly severity: string;
  readonly target: string;
  readonly clause: string | undefined;
}

type Targets = NonNullable<Policy['promises']['update']>['targets'];

function cellsOf(targets: Targets): Cell[] {
  return Object.entries(targets).flatMap(([tier, row]) =>
    Object.entries(row).map(([severity, cell]) =>
      typeof cell === 'string'
        ? { tier, severity, target: cell, clause: undefined }
        : { tier, severity, ...cell },
    ),
  );
}
