import { z } from 'zod';
import { policySchema } from './schema.js';

/** The schema of a policy file for editors, as the text of `policies/policy.schema.json`. */
export function policyJsonSchema(): string {
  const schema = z.toJSONSchema(policySchema, { io: 'input' });
  const { $schema, ...rest } = schema;
  const told = {
    $schema,
    title: 'A support policy of Punctual',
    description: 'Generated from pipeline/policy/schema.ts; do not edit.',
    ...rest,
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}
