import { z } from 'zod';
import { attributePattern, namesAttributes } from './attributes.js';
import { parseTarget } from './target.js';

/** The small pieces that every part of a policy's schema is made of. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Ids are lower case letters, digits, - and _.')
  .describe('An id: lower case letters, digits, - and _.');
export const text = z.string().min(1);
export const clauseId = z.string().regex(/^[A-Z]{2,4}-\d{2,3}$/, 'Clause ids look like OB-16.');
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Dates are written YYYY-MM-DD.');
export const status = z.enum(['new', 'open', 'pending', 'on_hold', 'solved', 'closed']);
export const target = z
  .string()
  .refine((text) => parseTarget(text) !== null, {
    message:
      'Not a target. Write "4 business hours", "1 hour", "2 business days", "1 - 2 business days", "under 9 business hours", or add "same time", "end of day", "of 9 hours" to business days.',
  })
  .describe('A target: "4 business hours", "1 - 2 business days", "under 9 business hours" …');

export const cell = z.union([target, z.strictObject({ target, clause: clauseId })]);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.array(scalar).min(1) }),
  z.strictObject({ known: z.boolean() }).describe('Whether the export tells the fact at all.'),
]);
export const conditions = z
  .record(z.string().regex(attributePattern, namesAttributes), condition)
  .describe(
    'Every condition must hold. A value, a list of values, {not: [values]}, or {known: false}. Facts are named ones, or any column as case.COLUMN, account.COLUMN, contract.COLUMN; event.TYPE is true, or the values that events of the case have.',
  );

export const hours = z
  .array(z.strictObject({ when: conditions.optional(), calendar: id }))
  .min(1)
  .describe('Whose support hours count: the first rule that fits. `always` is around the clock.');
