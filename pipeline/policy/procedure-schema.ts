import { z } from 'zod';
import { cell, clauseId, conditions, hours, id, text } from './schema-parts.js';
import { parseTarget } from './target.js';

const procedure = {
  clause: clauseId,
  aim: z.boolean().default(false).describe('The text says try, aim or goal: judged, and marked.'),
  judged: z.boolean().default(true).describe('False: described, no verdicts.'),
};

export const tolerance = z
  .string()
  .refine((given) => parseTarget(given)?.unit === 'wall' && parseTarget(given)?.low === null, {
    message: 'Not a length of time. Write "24 hours" or "90 minutes".',
  })
  .default('24 hours')
  .describe('How much later than the text says still counts, for what the text does not time.');

/** Promises about procedure: what happens to a case, not how fast it is answered (semantics §5). */
export const procedures = z.strictObject({
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
