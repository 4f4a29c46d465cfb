import { z } from 'zod';

/** The small pieces that every part of a policy's schema is made of. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Ids are lower case letters, digits, - and _.')
  .describe('An id: lower case letters, digits, - and _.');
export const text = z.string().min(1);
export const clauseId = z.string().regex(/^[A-Z]{2,4}-\d{2,3}$/, 'Clause ids look like OB-16.');
