import fc from 'fast-check';
import { arbitraryPolicy, type PolicyTree } from './arbitrary-policy.js';

/** The date on which a policy's second version begins, if it has two. */
export const secondFrom = '2024-06-01';

/** A policy in one version or two; the second may have to leave the terms of the first to who had them. */
export function arbitraryVersions(id: string): fc.Arbitrary<PolicyTree[]> {
  return fc.oneof(
    arbitraryPolicy(id).map((only) => [only]),
    fc
      .record({
        first: arbitraryPolicy(id),
        second: arbitraryPolicy(id),
        isSame: fc.boolean(),
        protection: fc.constantFrom<unknown>(
          undefined,
          { clause: 'PP-31' },
          { clause: 'PP-31', when: { tier: 'gold' } },
          { clause: 'PP-31', when: { 'contract.plan': 'paid' } },
        ),
      })
      .map(({ first, second, isSame, protection }) => [
        { ...first, effective: { from: '2000-01-01', to: '2024-05-31' } },
        {
          ...second,
          ...(isSame ? { rules: first.rules, hours: first.hours } : {}),
          version: '2',
          effective: { from: secondFrom },
          ...(protection === undefined ? {} : { protection }),
        },
      ]),
  );
}
