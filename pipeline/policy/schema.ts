import { z } from 'zod';
import { attributePattern, namesAttributes } from './attributes.js';
import { clause } from './clause-schema.js';
import { clauseId, id, text } from './schema-parts.js';
import { parseTarget } from './target.js';
import { asWritten, wording } from './wording-schema.js';

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
    as_written: asWritten.optional(),
  }),
  z.strictObject({ name: text, union: z.array(id).min(2) }),
]);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.array(scalar).min(1) }),
  z.strictObject({ known: z.boolean() }).describe('Whether the export tells the fact at all.'),
]);
const conditions = z
  .record(z.string().regex(attributePattern, namesAttributes), condition)
  .describe(
    'Every condition must hold. A value, a list of values, {not: [values]}, or {known: false}. Facts are named ones, or any column as case.COLUMN, account.COLUMN, contract.COLUMN; event.TYPE is true, or the values that events of the case have.',
  );

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

const hours = z
  .array(z.strictObject({ when: conditions.optional(), calendar: id }))
  .min(1)
  .describe('Whose support hours count: the first rule that fits. `always` is around the clock.');

const procedure = {
  clause: clauseId,
  aim: z.boolean().default(false).describe('The text says try, aim or goal: judged, and marked.'),
  judged: z.boolean().default(true).describe('False: described, no verdicts.'),
};

const tolerance = z
  .string()
  .refine((given) => parseTarget(given)?.unit === 'wall' && parseTarget(given)?.low === null, {
    message: 'Not a length of time. Write "24 hours" or "90 minutes".',
  })
  .default('24 hours')
  .describe('How much later than the text says still counts, for what the text does not time.');

/** Promises about procedure: what happens to a case, not how fast it is answered (semantics §5). */
const procedures = z.strictObject({
  automatic_closing: z
    .strictObject({
      ...procedure,
      solved: cell.optional().describe('How long a case stays solved before it closes by itself.'),
      pending: cell.optional().describe('How long it stays pending before it does.'),
      tolerance,
      hours: hours.optional().describe('Calendars of its own; else those of the policy.'),
    })
    .optional(),
  reopening: z
    .strictObject({
      ...procedure,
      returns_to: z
        .enum(['responder', 'first', 'last'])
        .default('responder')
        .describe('Who gets the case back: who gave the response, the first or the last assignee.'),
      tolerance,
    })
    .optional(),
  contact_attempts: z
    .strictObject({
      ...procedure,
      attempts: z.number().int().min(2),
      apart: z
        .enum(['dates', 'full_day'])
        .default('dates')
        .describe('On as many business dates, or with a full business day between them.'),
    })
    .optional(),
  severity_consent: z.strictObject(procedure).optional(),
  survey_after_closing: z.strictObject({ ...procedure, tolerance }).optional(),
  outcome_notified: z
    .strictObject({
      ...procedure,
      outcomes: z.array(text).min(1).describe('Closure codes of which the customer is told.'),
      tolerance,
    })
    .optional(),
  deliverables: z
    .record(
      id,
      z.strictObject({
        ...procedure,
        name: text,
        when: conditions.default({}).describe('On the account and its contract.'),
        each: z
          .enum(['quarter', 'once'])
          .describe('Every calendar quarter in contract, or once in the time that it is owed.'),
        shown_by: z.union([
          z.strictObject({ account: text }).describe('A column of accounts that is not empty.'),
          z
            .strictObject({
              engagement: text,
              minutes: z.number().positive().optional(),
              roles: z.array(text).min(1).optional(),
            })
            .describe('A meeting of this type, at least so long, held by one of these roles.'),
        ]),
      }),
    )
    .default({}),
});

/** Clauses without numbers: told as figures with their n, never judged (semantics §6, §10). */
const descriptions = z.strictObject({
  queue_order: z
    .strictObject({
      clause: clauseId,
      order: z.array(z.enum(['lifted', 'severity', 'tier', 'first_come'])).min(1),
      lifted: conditions.optional().describe('Cases that go first where `lifted` stands.'),
      tolerance: tolerance.describe(
        'A case that waits less than this longer than its promise of order is not called overtaken.',
      ),
    })
    .optional(),
  calls_in_order: z.strictObject({ clause: clauseId }).optional(),
  recategorising: z.strictObject({ clause: clauseId }).optional(),
  status_after_response: z
    .strictObject({ clause: clauseId, statuses: z.array(status).min(1) })
    .optional(),
  channel_hours: z
    .strictObject({ clause: clauseId, channels: z.array(text).min(1), hours })
    .optional(),
  out_of_hours_candidates: z.strictObject({ clause: clauseId, severity: id }).optional(),
  abuse_candidates: z
    .strictObject({
      clause: clauseId,
      escalations: z.number().int().min(2),
      days: z.number().int().positive(),
      outcomes: z.array(text).min(1).describe('Closure codes that say nothing was found.'),
    })
    .optional(),
  previous_case: z.strictObject({ clause: clauseId }).optional(),
  same_engineer: z.strictObject({ clause: clauseId }).optional(),
  customer_resource: z
    .strictObject({ clause: clauseId, severity: id, minutes: z.number().positive() })
    .optional(),
  named_contacts: z
    .strictObject({
      clause: clauseId,
      allowed: z.record(id, z.number().int().min(0)).describe('How many each tier may name.'),
    })
    .optional(),
  update_gaps: z.strictObject({ clause: clauseId }).optional(),
  live_support: z.strictObject({ clause: clauseId }).optional(),
  first_channel: z.strictObject({ clause: clauseId, preferred: z.array(text).min(1) }).optional(),
  escalations: z.strictObject({ clause: clauseId }).optional(),
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
