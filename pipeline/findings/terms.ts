import { valuesNamed } from '../policy/condition.js';
import { type Policy, type PromiseName, policySchema, timedPromises } from '../policy/schema.js';
import { parseTarget } from '../policy/target.js';
import type { PolicyTerms, PromiseTerm, QueueTerm, ReadingTerm, TargetTerm } from './contract.js';
import { countClauses } from './monitorability.js';

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

/** The last version in force before `date`; the first one, if none was yet. */
export function heldBefore(
  kept: readonly KeptPolicy[],
  date: string,
): KeptPolicy & { readonly read: Policy } {
  const versions = kept
    .map((each) => ({ ...each, read: policySchema.parse(each.raw) }))
    .sort((a, b) => (a.read.effective.from < b.read.effective.from ? -1 : 1));
  const held = versions.findLast(({ read }) => read.effective.from < date) ?? versions[0];
  if (held === undefined) throw new Error('A report needs a policy.');
  return held;
}

/** What the version in force before `date` says. */
export function termsOf(kept: readonly KeptPolicy[], date: string, whyNot: WhyNot): PolicyTerms {
  const held = heldBefore(kept, date);
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
    promises: [
      ...timedPromises.flatMap((promise) => promiseTerm(read, promise)),
      ...procedureTerms(read),
    ],
    readings: Object.entries(read.readings).map(([id, reading]) =>
      readingTerm(id, reading, whyNot),
    ),
    clauses: countClauses(read),
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
  return [
    { promise, clause, isAim: aim, isJudged: judged, isProcedure: false, asks: null, targets },
  ];
}

/** What each procedure on a case asks for; deliverables are told apart. */
function procedureTerms({ procedures }: Policy): PromiseTerm[] {
  const { automatic_closing: closing, deliverables: _, ...single } = procedures;
  const stays = (['solved', 'pending'] as const).flatMap((status) => {
    const cell = closing?.[status];
    if (cell === undefined) return [];
    return [`${status}: ${typeof cell === 'string' ? cell : cell.target}`];
  });
  const term = (promise: string, made: Made, asks: string): PromiseTerm => ({
    promise,
    clause: made.clause,
    isAim: made.aim,
    isJudged: made.judged,
    isProcedure: true,
    asks,
    targets: [],
  });
  return [
    ...(closing === undefined
      ? []
      : [
          term('closing_not_early', closing, `not before its time, ${stays.join('; ')}`),
          term(
            'closing_not_late',
            closing,
            `at most ${closing.tolerance} after its time, ${stays.join('; ')}`,
          ),
        ]),
    ...Object.entries(single).flatMap(([promise, made]) =>
      made === undefined ? [] : [term(promise, made, asksOf(promise, single))],
    ),
  ];
}

type Single = Omit<Policy['procedures'], 'automatic_closing' | 'deliverables'>;

interface Made {
  readonly clause: string;
  readonly aim: boolean;
  readonly judged: boolean;
}

function asksOf(
  promise: string,
  { reopening, contact_attempts, outcome_notified }: Single,
): string {
  switch (promise) {
    case 'reopening':
      return `an answered case is open again with ${keepers[reopening?.returns_to ?? 'responder']}, within ${reopening?.tolerance ?? ''}`;
    case 'contact_attempts':
      return `${contact_attempts?.attempts ?? ''} attempts ${contact_attempts?.apart === 'full_day' ? 'with a full business day between them' : 'on as many business dates'} before closing without the customer’s word`;
    case 'severity_consent':
      return 'the customer agrees before a severity changes';
    case 'survey_after_closing':
      return 'an invitation after each closing, however late';
    default:
      return `word to the customer, at most ${outcome_notified?.tolerance ?? ''} after the closing`;
  }
}

const keepers = {
  responder: 'who responded',
  first: 'the first assignee',
  last: 'the last assignee',
} as const;

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
