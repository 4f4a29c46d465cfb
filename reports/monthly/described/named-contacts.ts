import type { NamedContacts } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { nText, shareOfText, type Telling, tableTold, unknownText } from './telling.js';

/** How many people accounts had named, and who reported their cases. */
export function tellNamedContacts(
  clause: string,
  { tiers, byNamed, unknownReporter }: NamedContacts,
  { names, month }: Telling,
): Block | null {
  const accounts = tiers.reduce((sum, tier) => sum + tier.accounts, 0);
  if (accounts + byNamed.n + unknownReporter === 0) return null;
  const over = tiers.flatMap(({ tooMany }) => tooMany);
  const who = byNamed.n === 0 ? '' : `; named contacts reported ${shareOfText(byNamed, 'case')}`;
  const listing = over.map(({ account, named }) => `${account} (${count(named)})`);
  return tableTold(
    `${over.length === 0 ? 'No account has' : `${counted(over.length, 'account')} ${over.length === 1 ? 'has' : 'have'}`} named more contacts than its tier allows${who}`,
    `${clause}. People named when ${month} ended, of ${counted(accounts, 'account')} under contract then; reporters of the cases opened in ${month} on tiers that may name contacts, ${nText(byNamed.n)}.${unknownText(unknownReporter, 'whether a named contact reported')}`,
    table(
      'named-contacts',
      'Named contacts by tier',
      [
        column('tier', 'Tier'),
        column('allowed', 'Allowed', 'count'),
        column('accounts', 'Accounts', 'count'),
        column('none', 'With none', 'count'),
        column('within', 'Within what is allowed', 'count'),
        column('more', 'With more', 'count'),
      ],
      tiers.map((tier) => [
        words(tier.tier === null ? 'no tier' : names.tier(tier.tier)),
        tier.allowed === null ? words('not said') : counting(tier.allowed),
        counting(tier.accounts),
        counting(tier.withNone),
        counting(tier.within),
        counting(tier.tooMany.length),
      ]),
      { note: listing.length === 0 ? null : `With more: ${listing.join(', ')}.` },
    ),
  );
}
