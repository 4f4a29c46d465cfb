import { z } from 'zod';
import { attributeNames } from './attributes.js';
import { parseTarget } from './target.js';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Ids are lower case letters, digits, - and _.')
  .describe('An id: lower case letters, digits, - and _.');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Dates are written YYYY-MM-DD.');
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Times are written HH:MM, up to 24:00.');
const days = z
  .string()
  .regex(
    /^(mon|tue|wed|thu|fri|sat|sun)([-,](mon|tue|wed|thu|fri|sat|sun))*$/,
    'Days are written mon-fri, sun-thu or mon,wed,sat.',
  );
const target = z
  .string()
  .refine((text) => parseTarget(text) !== null, {
    message:
      'Not a target. Write "4 business hours", "1 hour", "2 business days", "1 - 2 business days", "under 9 business hours", or add "same time", "end of day", "of 9 hours" to business days.',
  })
  .describe('A target: "4 business hours", "1 - 2 business days", "under 9 business hours" …');
const text = z.string().min(1);
const clauseId = z.string().regex(/^[A-Z]{2,4}-\d{2,3}$/, 'Clause ids look like OB-16.');

const holidayDay = z.union([
  text,
  z.strictObject({
    name: text,
    hours: z
      .array(z.strictObject({ opens: clock, closes: clock }))
      .min(1)
      .describe('The hours that remain on this date, in place of its windows.'),
  }),
]);

/** A named list of closed (or shortened) dates, written out so that no package update moves a closed month. */
const holidayList = z.strictObject({
  name: text,
  covers: z
    .strictObject({ from: date, to: date })
    .describe('The dates for which the list is complete.'),
  dates: z.record(date, holidayDay),
});

const window = z.strictObject({
  days,
  opens: clock,
  closes: clock.describe('24:00 is the end of the day; earlier than `opens` runs over midnight.'),
  business_day: z
    .boolean()
    .default(true)
    .describe('False: these hours count, but the date is no business date because of them.'),
});

const calendar = z.union([
  z.strictObject({
    name: text,
    zone: text.describe('IANA zone, or a fixed offset as UTC+10, UTC-5, UTC.'),
    windows: z.array(window).min(1),
    holidays: z
      .union([
        z.array(id).describe('Closed on every date of any of these lists.'),
        z
          .strictObject({ common: z.array(id).min(2) })
          .describe('Closed only on dates in all of them.'),
        z
          .strictObject({ table: id })
          .describe("The user's own: rows of the holidays table with this calendar key."),
      ])
      .default([]),
  }),
  z.strictObject({ name: text, union: z.array(id).min(2) }),
]);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.array(scalar).min(1) }),
]);
const conditions = z
  .partialRecord(z.enum(attributeNames), condition)
  .describe('Every condition must hold. A value, a list of values, or {not: [values]}.');

const promiseNames = [
  'first_response',
  'update',
  'daily_update',
  'next_reply',
  'resolution',
] as const;
const promiseName = z.enum(promiseNames);

const rule = z.strictObject({
  clause: clauseId,
  when: conditions,
  reason: text.describe('What the ledger says of an obligation that this rule touches.'),
  effect: z.union([
    z.strictObject({ exclude: z.union([z.literal('all'), z.array(promiseName)]) }),
    z.strictObject({ tier: id }),
    z.strictObject({ severity: id }),
    z.literal('flag'),
    z.literal('none'),
  ]),
});

const cell = z.union([target, z.strictObject({ target, clause: clauseId })]);
const row = z.record(id, cell);

/** `targets: {TIER: {SEVERITY: target}}`; `any` stands for every tier or severity. A missing cell is no commitment. */
const targets = z.record(id, row);

const status = z.enum(['new', 'open', 'pending', 'on_hold', 'solved', 'closed']);

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

const clause = z.strictObject({
  heading: text,
  paraphrase: text,
  class: z.enum(['computed', 'described', 'needs_field', 'not_monitorable']).optional(),
  by: text.optional().describe('The promise or statistic, the field, or why not.'),
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
  severities: z.array(z.strictObject({ id, name: text })).describe('Most severe first.'),
  holidays: z.record(id, holidayList).default({}),
  calendars: z.record(id, calendar),
  hours: z
    .array(z.strictObject({ when: conditions.optional(), calendar: id }))
    .min(1)
    .describe('Whose support hours count: the first rule that fits. `always` is around the clock.'),
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
    })
    .default({}),
  rules: z.record(id, rule).default({}),
  promises,
  readings: z.record(id, reading).default({}),
  clauses: z.record(clauseId, clause).default({}),
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

/** Every promise that is timed, in the order in which pages list them. */
export const timedPromises: readonly PromiseName[] = promiseNames;
