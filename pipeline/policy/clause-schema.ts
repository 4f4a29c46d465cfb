import { z } from 'zod';
import { fieldPattern, namesFields } from './fields.js';
import { text } from './schema-parts.js';

const told = { heading: text, paraphrase: text };

const by = z
  .union([text, z.array(text).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .describe(
    'What speaks for the clause: a promise, procedure or statistic by its name, deliverables.ID, rules.ID, readings.ID, calendars.ID, settings.ID, or hours, tiers, severities, effective, protection and the like.',
  );

const field = z
  .string()
  .regex(fieldPattern, namesFields)
  .describe('TABLE.COLUMN, events.TYPE or events.TYPE.COLUMN; "A or B" where either does.');

const needs = z
  .array(field)
  .default([])
  .describe('Fields that it needs beside those that what it names needs by itself.');

/** What a policy says in one place, and what can be made of it. Without a class nobody has said yet. */
export const clause = z.union([
  z.discriminatedUnion('class', [
    z
      .strictObject({ ...told, class: z.literal('computed'), by, needs })
      .describe('Comes to verdicts, or decides them.'),
    z
      .strictObject({ ...told, class: z.literal('described'), by, needs })
      .describe('Has no number to judge by: told as a statistic, with its n.'),
    z
      .strictObject({
        ...told,
        class: z.literal('needs_field'),
        needs: z.array(field).min(1).describe('The fields without which nothing can be said.'),
        would_be: z.enum(['computed', 'described']),
        what: text.describe('What could then be said, in a sentence.'),
      })
      .describe('Nothing is said of it until exports bring these fields.'),
    z
      .strictObject({ ...told, class: z.literal('not_monitorable'), why: text })
      .describe('No record of cases could tell whether it is kept.'),
  ]),
  z.strictObject({ ...told, class: z.never().optional() }),
]);

export type Clause = z.output<typeof clause>;
export type ClauseClass = NonNullable<Clause['class']>;

/** Every class, in the order in which they are counted. */
export const clauseClasses: readonly ClauseClass[] = [
  'computed',
  'described',
  'needs_field',
  'not_monitorable',
];
