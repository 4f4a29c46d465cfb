import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';
import type { NamedContacts } from './contract.js';
import { shareOf, total, whileGathered } from './told.js';

interface Tally {
  readonly tier: string | null;
  readonly allowed: number | null;
  readonly named: number;
  readonly accounts: number;
  readonly too_many: readonly string[];
}

/** How many people each account had named when the month ended, and who reported its cases. */
export async function findNamedContacts(
  warehouse: Warehouse,
  tiers: readonly string[],
): Promise<NamedContacts> {
  const tallies = await whileGathered(warehouse, 'contact_rows', ['contacts'], () =>
    found<Tally>(warehouse, 'described/named_contacts'),
  );
  const reporters = await whileGathered(warehouse, 'reporter_rows', ['reporters'], () =>
    found<{ is_named: boolean | null; cases: number }>(warehouse, 'described/reporters'),
  );
  const by = (isNamed: boolean | null) =>
    total(
      reporters,
      ({ cases }) => cases,
      ({ is_named }) => is_named === isNamed,
    );
  const rank = (tier: string | null) => {
    const place = tiers.indexOf(tier ?? '');
    return place < 0 ? tiers.length : place;
  };
  const seen = [...new Set(tallies.map(({ tier }) => tier))].sort((a, b) => rank(a) - rank(b));
  return {
    tiers: seen.map((tier) => {
      const own = tallies.filter((tally) => tally.tier === tier);
      const allowed = own[0]?.allowed ?? null;
      const accounts = total(own, (tally) => tally.accounts);
      const tooMany = own.flatMap(({ named, too_many }) =>
        too_many.map((account) => ({ account, named })),
      );
      return {
        tier,
        allowed,
        accounts,
        withNone: total(
          own,
          (tally) => tally.accounts,
          ({ named }) => named === 0,
        ),
        within: accounts - tooMany.length,
        tooMany,
      };
    }),
    byNamed: shareOf(by(true), by(true) + by(false)),
    unknownReporter: by(null),
  };
}
