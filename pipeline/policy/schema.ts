import { z } from 'zod';
import { calendar, holidayList } from './calendar-schema.js';
import { clause } from './clause-schema.js';
import { descriptions } from './description-schema.js';
import { procedures } from './procedure-schema.js';
import {
  cell,
  clauseId,
  conditions,
  date,
  hours,
  id,
  status,
  target,
  text,
} from './schema-parts.js';
import { wording } from './wording-schema.js';

const promiseNames = [
  'first_response',
  'update',
  'daily_update',
  'next_reply',
  'resolution',
] as const;
const promiseName = z.enum(promiseNames);

const procedureNames = [
  'closing_not_early',
  'closing_not_late',
  'reopening',
  'contact_attempts',
  'severity_consent',
  'survey_after_closing',
  'outcome_notified',
  'deliverable',
] as const;
const ledgerPromise = z.enum([...promiseNames, ...procedureNames]);

const rule = z.strictObject({
  clause: clauseId,
  when: conditions,
  reason: text.describe('What the ledger says of an obligation that this rule touches.'),
  effect: z.union([
    z.strictObject({
      exclude: z.union([z.literal('all'), z.array(ledgerPromise)]),
      except: z.array(ledgerPromise).default([]).describe('What is owed all the same.'),
    }),
    z.strictObject({ tier: id }),
    z.strictObject({ severity: id }),
    z.literal('flag'),
    z.literal('none'),
  ]),
});

const row = z.record(id, cell);

/** `targets: {TIER: {SEVERITY: target}}`; `any` stands for every tier or severity. A missing cell is no commitment. */
const targets = z.record(id, row);

const timed = {
  clause: clauseId,
  aim: z.boolean().default(false).describe('The text says try, aim or goal: judged, and marked.'),
  judged: z.boolean().default(true).describe('False: described, no verdicts.'),
  pauses: z.array(status).default([]).describe('Statuses in which the clock is paused.'),
};

const promises = z.strictObject({
  first_response: z
    .strictObject({
      ...timed,
      answered_by: z.enum(['human', 'anyone']).default('human'),
      sign: z
        .enum(['message', 'touch'])
        .default('message')
        .describe(
          'touch: the first assignment or status change by an agent, for exports without messages.',
        ),
      targets,
    })
    .optional(),
  update: z.strictObject({ ...timed, targets }).optional(),
  daily_update: z
    .discriminatedUnion('form', [
      z.strictObject({ ...timed, form: z.literal('each_date') }),
      z.strictObject({ ...timed, form: z.literal('gaps'), target }),
    ])
    .optional(),
  next_reply: z.strictObject({ ...timed, targets }).optional(),
  resolution: z.strictObject({ ...timed, targets }).optional(),
});

const patch = z
  .record(z.string(), z.unknown())
  .describe(
    'Path in this file, with dots → the value that stands there under this option; null takes it out.',
  );

const option = z.strictObject({
  says: text.describe('What this option takes the text to mean.'),
  mark: z.enum(['strict', 'lenient']).optional(),
  patch: patch.optional(),
  needs: text
    .optional()
    .describe('The input without which the option cannot be computed: it "needs" …'),
});

/** Options in order; the first is the house's and has no patch: the file itself is the house reading. */
const reading = z.strictObject({
  clause: clauseId,
  question: text,
  options: z.record(id, option),
});

const example = z.strictObject({
  says: text,
  case: z
    .partialRecord(
      z.enum(['tier', 'severity', 'site', 'country', 'channel', 'category', 'plan']),
      z.string(),
    )
    .default({}),
  promise: promiseName.default('first_response'),
  opened: text.describe(
    'Local time and zone: "2024-03-08T16:40 America/New_York". For updates: the message that starts the clock.',
  ),
  due: text.describe('Local time and zone, or "none".'),
  scenario: text.default('house'),
});

/** The one schema of a policy file: everything that a support policy says, as data. */
export const policySchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  version: z.string().min(1),
  name: text,
  effective: z.strictObject({ from: date, to: date.optional() }),
  source: z.strictObject({
    title: text,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    note: text.optional(),
  }),
  tiers: z
    .array(z.strictObject({ id, name: text }))
    .describe('Best first. Empty: the policy has no tiers.'),
  tiers_ranked: z.boolean().default(true).describe('False: no tier is better than another.'),
  severities: z
    .array(
      z.strictObject({
        id,
        name: text,
        clause: clauseId.optional().describe('Where the text says what it is.'),
        facts: z
          .array(text)
          .optional()
          .describe('What the text tells this severity by; a fact that two share tells neither.'),
      }),
    )
    .describe('Most severe first.'),
  holidays: z.record(id, holidayList).default({}),
  calendars: z.record(id, calendar),
  hours,
  business_day: z
    .union([
      z.strictObject({ counted_as: z.literal('business_hours'), hours: z.number().positive() }),
      z.strictObject({ counted_as: z.literal('same_time') }),
      z.strictObject({ counted_as: z.literal('end_of_day') }),
    ])
    .default({ counted_as: 'end_of_day' }),
  range: z.enum(['upper', 'lower']).default('upper'),
  severity_binding: z.enum(['at_start', 're_timed', 'most_severe', 'at_stop']).default('at_start'),
  settings: z
    .strictObject({
      trial_days: z.number().int().positive().optional(),
      widespread: z
        .strictObject({ minutes: z.number().positive(), share: z.number().min(0).max(1) })
        .optional(),
      continuous_resource: z.enum(['never', 'falls_back']).optional(),
      supported_majors: z
        .number()
        .int()
        .positive()
        .optional()
        .describe('How many of the newest major versions are supported.'),
    })
    .default({}),
  rules: z.record(id, rule).default({}),
  protection: z
    .strictObject({ clause: clauseId, when: conditions.default({}) })
    .optional()
    .describe(
      'Whose terms no later version may reduce: each due is the earliest over the versions since the contract began.',
    ),
  promises,
  procedures: procedures.default({ deliverables: {} }),
  descriptions: descriptions.default({}),
  readings: z.record(id, reading).default({}),
  clauses: z.record(clauseId, clause).default({}),
  wording: wording.default({ words: {}, binding: {}, collisions: {}, uncovered: {} }),
  examples: z.array(example).default([]),
});

/** A policy in one version, checked. */
export type Policy = z.output<typeof policySchema>;
export type PromiseName = z.output<typeof promiseName>;
export type PolicyCalendar = Policy['calendars'][string];
export type LeafCalendar = Extract<PolicyCalendar, { zone: string }>;
export type HolidayList = Policy['holidays'][string];
export type PolicyRule = Policy['rules'][string];
export type Conditions = PolicyRule['when'];
export type Example = Policy['examples'][number];
export type Reading = Policy['readings'][string];

export type ProcedureName = (typeof procedureNames)[number];
/** Every promise that a ledger may hold. */
export type LedgerPromise = z.output<typeof ledgerPromise>;
export type Procedures = Policy['procedures'];
export type Descriptions = Policy['descriptions'];

/** Every promise that is timed, in the order in which pages list them. */
export const timedPromises: readonly PromiseName[] = promiseNames;

/** Every promise about procedure, in the order in which pages list them. */
export const procedurePromises: readonly ProcedureName[] = procedureNames;

/** All of them; the place in this list is the promise's number, from 1. */
export const ledgerPromises: readonly LedgerPromise[] = [...promiseNames, ...procedureNames];
