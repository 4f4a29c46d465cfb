import type { LoadedPolicy } from '../policy/load.js';
import { policySchema } from '../policy/schema.js';

/** A version with other values at the top of its file. */
export function rewritten(
  loaded: LoadedPolicy,
  values: Readonly<Record<string, unknown>>,
): LoadedPolicy {
  const raw = { ...loaded.raw, ...values };
  return { ...loaded, raw, policy: policySchema.parse(raw) };
}
