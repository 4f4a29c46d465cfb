import { isDeepStrictEqual } from 'node:util';
import type { Cause } from '../findings/contract.js';
import type { KeptPolicy } from '../findings/terms.js';
import { applyPatches, type Patch, type PolicyObject } from '../policy/patch.js';
import type { RunTerms } from './run.js';

/** One step on the way from an earlier run to this one: what changes in it, and the terms that then hold. */
export interface Step {
  readonly cause: Cause;
  readonly terms: RunTerms;
  /** Whether its policies are as no file has them, so that their other readings say nothing. */
  readonly isMade: boolean;
}

/**
 * The steps from the terms of an earlier run to those of this one, the data being this one's: newer facts, the workspace's default,
 * each reading whose house option is another, then the rest of the policy, then the register of waivers. Only what differs is a step; the last ends at `now`.
 */
export function stepsBetween(before: RunTerms, now: RunTerms): Step[] {
  const steps: Step[] = [];
  let terms: RunTerms = { ...before, programVersion: now.programVersion };
  const take = (cause: Cause, change: Partial<RunTerms>, isMade = false): void => {
    terms = { ...terms, ...change };
    steps.push({ cause, terms, isMade });
  };
  if (before.asOfMs !== now.asOfMs) take(causeOf('newer'), { asOfMs: now.asOfMs });
  if (!isDeepStrictEqual(before.defaults, now.defaults)) {
    take(causeOf('settings'), { defaults: now.defaults });
  }
  if (!saysTheSame(before.policies, now.policies)) {
    for (const { reading, policies } of readingsSwapped(before.policies, now.policies)) {
      take(causeOf('reading', reading), { policies }, true);
    }
    if (!hasTheSameTerms(terms.policies, now.policies)) {
      take(causeOf('policy', versionsOf(before.policies, now.policies)), {
        policies: now.policies,
      });
    }
  }
  const { waivers } = now;
  if (areOtherWaivers(before.waivers, waivers)) take(causeOf('waiver'), { waivers });
  const last = steps.at(-1);
  return last === undefined ? [] : [...steps.slice(0, -1), { ...last, terms: now, isMade: false }];
}

/** Another name of the file, or other words beside the rows, waive the same. */
function areOtherWaivers(before: RunTerms['waivers'], now: RunTerms['waivers']): boolean {
  if (before === 'untold' || now === 'untold') return false;
  return !isDeepStrictEqual(before?.waivers ?? [], now?.waivers ?? []);
}

/** The option that holds of each reading of a policy. */
export function houseOf(raw: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readingsOf(raw)).flatMap(([reading, options]) => {
      const [house] = Object.keys(options);
      return house === undefined ? [] : [[reading, house]];
    }),
  );
}

/** The earlier policies with one more reading's house option each time, where that option was an alternative. */
function readingsSwapped(before: readonly KeptPolicy[], now: readonly KeptPolicy[]) {
  const swapped = new Set<string>();
  for (const policy of now) {
    const earlier = sameVersion(before, policy);
    if (earlier === undefined) continue;
    const held = houseOf(earlier.raw);
    for (const [reading, option] of Object.entries(houseOf(policy.raw))) {
      if (held[reading] !== undefined && held[reading] !== option) swapped.add(reading);
    }
  }
  let policies = before;
  return [...swapped].sort().map((reading) => {
    policies = policies.map((policy) => {
      const later = sameVersion(now, policy);
      const option = later === undefined ? undefined : houseOf(later.raw)[reading];
      const patch = readingsOf(policy.raw)[reading]?.[option ?? '']?.patch;
      return patch === undefined
        ? policy
        : { ...policy, raw: applyPatches(policy.raw as PolicyObject, [patch]) };
    });
    return { reading, policies };
  });
}

function hasTheSameTerms(one: readonly KeptPolicy[], other: readonly KeptPolicy[]): boolean {
  const termsOf = (policies: readonly KeptPolicy[]) =>
    policies.map(({ raw }) => ({ ...(raw as PolicyObject), readings: null }));
  return isDeepStrictEqual(termsOf(one), termsOf(other));
}

function saysTheSame(one: readonly KeptPolicy[], other: readonly KeptPolicy[]): boolean {
  const texts = (policies: readonly KeptPolicy[]) => policies.map(({ raw }) => JSON.stringify(raw));
  return isDeepStrictEqual(texts(one), texts(other));
}

function versionsOf(before: readonly KeptPolicy[], now: readonly KeptPolicy[]): string {
  const named = (policies: readonly KeptPolicy[]) => policies.map(({ version }) => version);
  const changed = now
    .filter((policy) => {
      const earlier = sameVersion(before, policy);
      return earlier === undefined || !saysTheSame([earlier], [policy]);
    })
    .map(({ version }) => version);
  const gone = named(before).filter((version) => !named(now).includes(version));
  return [...changed, ...gone].sort().join(', ');
}

function sameVersion(policies: readonly KeptPolicy[], { version }: KeptPolicy) {
  return policies.find((policy) => policy.version === version);
}

type Options = Readonly<Record<string, { readonly patch?: Patch }>>;

function readingsOf(raw: unknown): Readonly<Record<string, Options>> {
  const { readings = {} } = raw as {
    readonly readings?: Readonly<Record<string, { readonly options: Options }>>;
  };
  return Object.fromEntries(
    Object.entries(readings).map(([reading, { options }]) => [reading, options]),
  );
}

function causeOf(kind: Cause['kind'], subject: string | null = null): Cause {
  return { kind, subject, through: null };
}
