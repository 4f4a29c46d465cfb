import type { KeptPolicy } from '../pipeline/findings/terms.js';
import { termsOf } from '../pipeline/findings/terms.js';
import { type Names, namesOf } from '../reports/words/names.js';

/** How each policy's newest version calls its tiers and severities; ids where no policy is known. */
export function namesByPolicy(policies: readonly KeptPolicy[]): (id: string | null) => Names {
  const ids = new Set(policies.map(({ policy }) => policy));
  const known = new Map(
    [...ids].map((id) => {
      const own = policies.filter(({ policy }) => policy === id);
      return [id, namesOf(termsOf(own, '9999-12-31', new Map()))];
    }),
  );
  return (id) => known.get(id ?? '') ?? plainNames;
}

const same = (id: string | null) => id ?? '';
const joined = (parts: readonly (string | null)[], by: string) =>
  parts.filter((part) => part !== null && part !== '').join(by);

const plainNames: Names = {
  tier: same,
  severity: same,
  place: (tier, severity) => joined([severity, tier], ' on '),
  label: (tier, severity) => joined([tier, severity], ', '),
};
