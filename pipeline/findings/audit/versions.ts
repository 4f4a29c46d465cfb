import { policySchema } from '../../policy/schema.js';
import type { PolicyVersionTold } from '../audit-contract.js';
import type { KeptPolicy } from '../terms.js';

/** The versions of a policy that the replay read, in the order of their dates. */
export function versionsTold(kept: readonly KeptPolicy[]): PolicyVersionTold[] {
  return kept
    .map(({ raw, path, sha256 }) => {
      const { version, effective, source } = policySchema.parse(raw);
      return {
        version,
        effectiveFrom: effective.from,
        effectiveTo: effective.to ?? null,
        file: path,
        sha256,
        sourceTitle: source.title,
        sourceSha256: source.sha256 ?? null,
      };
    })
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
}
