import type { DescribedFindings } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import { side } from './counted.js';

export function ofEarlierCases({
  previousCases,
  sameEngineers,
}: DescribedFindings): TracedFigure[] {
  const naming = previousCases?.figures;
  const met = sameEngineers?.figures;
  return [
    ...(naming == null
      ? []
      : [
          side('New cases', 'earlier_cases', {}, naming.naming.n),
          ...naming.states.map(({ state, cases }) =>
            side(`New cases that name one ${state}`, 'earlier_cases', { says: state }, cases),
          ),
        ]),
    ...(met == null
      ? []
      : [
          side(
            'New cases that name an earlier one, or of returning requesters',
            'engineers',
            {},
            met.named.n + met.namedUnknown + met.returning.n + met.returningUnknown,
          ),
          side(
            'New cases that name an earlier one',
            'engineers',
            { kind: 'named' },
            met.named.n + met.namedUnknown,
          ),
          side(
            'Those first answered by who knew it',
            'engineers',
            { kind: 'named', says: 'same' },
            met.named.hits,
          ),
          side(
            'New cases of returning requesters',
            'engineers',
            { kind: 'returning' },
            met.returning.n + met.returningUnknown,
          ),
          side(
            'Those first answered by who knew them',
            'engineers',
            { kind: 'returning', says: 'same' },
            met.returning.hits,
          ),
        ]),
  ];
}

export function ofContacts({ namedContacts }: DescribedFindings): TracedFigure[] {
  const found = namedContacts?.figures;
  if (found == null) return [];
  return [
    side(
      'Accounts under contract',
      'contacts',
      {},
      found.tiers.reduce((sum, { accounts }) => sum + accounts, 0),
    ),
    side(
      'Cases on tiers that may name contacts',
      'reporters',
      {},
      found.byNamed.n + found.unknownReporter,
    ),
    ...found.tiers.flatMap(({ tier, accounts, withNone, tooMany }) => {
      const and = { tier: tier ?? '' };
      const name = tier ?? 'no tier';
      return [
        side(`Accounts, ${name}`, 'contacts', { and }, accounts),
        side(`Accounts without a contact, ${name}`, 'contacts', { says: 'none', and }, withNone),
        side(
          `Accounts with too many contacts, ${name}`,
          'contacts',
          { says: 'too_many', and },
          tooMany.length,
        ),
      ];
    }),
    side('Cases reported by a named contact', 'reporters', { says: 'named' }, found.byNamed.hits),
    side(
      'Cases reported by another',
      'reporters',
      { says: 'other' },
      found.byNamed.n - found.byNamed.hits,
    ),
    side('Reporter not known', 'reporters', { says: 'unknown' }, found.unknownReporter),
  ];
}
