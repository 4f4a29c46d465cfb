import { type Policy, type PromiseName, policySchema, timedPromises } from '../policy/schema.js';
import { valuesNamed } from '../policy/condition.js';
import { parseTarget } from '../policy/target.js';
import type { PolicyTerms, PromiseTerm, QueueTerm, ReadingTerm, TargetTerm } from './contract.js';

/** A policy version as the replay kept it. */
export interface KeptPolicy {
  readonly policy: string;
  readonly version: string;
  readonly path: string;
  readonly sha256: string;
  readonly raw: unknown;
}

/** Why a scenario was not computed, by its name. */
export type WhyNot = ReadonlyMap<string, string>;

/** What the last version in force before `date` says; the first one, if none was yet. */
export function termsOf(kept: readonly KeptPolicy[], date: string, whyNot: WhyNot): PolicyTerms {
  const versions = kept
    .map((each) => ({ ...each, read: policySchema.parse(each.raw) }))
    .sort((a, b) => (a.read.effective.from < b.read.effective.from ? -1 : 1));
  const held = versions.findLast(({ read }) => read.effective.from < date) ?? versions[0];
  if (held === undefined) throw new Error('A report needs a policy.');
  const { read } = held;
  return {
    id: read.id,
    name: read.name,
    version: read.version,
    effectiveFrom: read.effective.from,
    file: held.path,
    sha256: held.sha256,
    sourceTitle: read.source.title,
    tiers: read.tiers,
    severities: read.severities,
    promises: timedPromises.flatMap((promise) => promiseTerm(read, promise)),
    readings: Object.entries(read.readings).map(([id, reading]) =>
      readingTerm(id, reading, whyNot),
    ),
    queueOrder: queueTerm(read),
    callOrderClause: read.descriptions.calls_in_order?.clause ?? null,
  };
}

function queueTerm({ descriptions }: Policy): QueueTerm | null {
  const { queue_order } = descriptions;
  if (queue_order === undefined) return null;
  const { clause, order, lifted, tolerance } = queue_order;
  return {
    clause,
    keys: order,
    toleranceMs: parseTarget(tolerance)?.amount ?? 0,
    lifted: Object.values(lifted ?? {}).flatMap(valuesNamed),
  };
}

function promiseTerm(policy: Policy, promise: PromiseName): PromiseTerm[] {
  const promised = policy.promises[promise];
  if (promised === undefined) return [];
  const tiers = policy.tiers.length === 0 ? [null] : policy.tiers.map(({ id }) => id);
  const targets = tiers.flatMap((tier) =>
    policy.severities.map(
      ({ id: severity }): TargetTerm => ({
        tier,
        severity,
        target: targetOf(promised, tier, severity),
      }),
    ),
  );
  const { clause, aim, judged } = promised;
  return [{ promise, clause, isAim: aim, isJudged: judged, targets }];
}

type Promised = NonNullable<Policy['promises'][PromiseName]>;

function targetOf(promised: Promised, tier: string | null, severity: string): string | null {
  if ('form' in promised) {
    return promised.form === 'gaps' ? promised.target : 'every business day';
  }
  const row = (tier === null ? undefined : promised.targets[tier]) ?? promised.targets.any;
  const cell = row?.[severity] ?? row?.any;
  if (cell === undefined) return null;
  return typeof cell === 'string' ? cell : cell.target;
}

function readingTerm(
  reading: string,
  { clause, question, options }: Policy['readings'][string],
  whyNot: WhyNot,
): ReadingTerm {
  return {
    reading,
    clause,
    question,
    options: Object.entries(options).map(([option, { says, mark }]) => ({
      option,
      says,
      mark: mark ?? null,
      whyNot: whyNot.get(`${reading}=${option}`) ?? null,
    })),
  };
}
