import { z } from 'zod';
import { tolerance } from './procedure-schema.js';
import { clauseId, conditions, hours, id, status, text } from './schema-parts.js';

/** Clauses without numbers: told as figures with their n, never judged (semantics §6, §10). */
export const descriptions = z.strictObject({
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
