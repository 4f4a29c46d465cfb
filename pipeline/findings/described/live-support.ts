import type { Warehouse } from '../../warehouse/open.js';
import { addCounted } from '../counted.js';
import { found } from '../queries.js';
import type { LiveSupport } from './contract.js';
import { shareOf, total } from './told.js';

interface Tally {
  readonly tier: string | null;
  readonly is_open: boolean | null;
  readonly cases: number;
  readonly answered_open: number;
  readonly answered_closed: number;
  readonly unanswered: number;
}

/** When the cases of the month were opened and first answered, in and out of support hours, by tier, the best first. */
export async function findLiveSupport(
  warehouse: Warehouse,
  tiers: readonly string[],
): Promise<LiveSupport> {
  await addCounted(warehouse, 'openings');
  const tallies = await found<Tally>(warehouse, 'described/live_support');
  const seen = [...new Set(tallies.map(({ tier }) => tier))];
  const rank = (tier: string | null) => {
    const place = tiers.indexOf(tier ?? '');
    return place < 0 ? tiers.length : place;
  };
  return {
    tiers: seen
      .sort((a, b) => rank(a) - rank(b))
      .map((tier) => {
        const own = tallies.filter((tally) => tally.tier === tier);
        const outside = own.filter(({ is_open }) => is_open === false);
        const inside = own.filter(({ is_open }) => is_open === true);
        const answeredClosed = total(own, ({ answered_closed }) => answered_closed);
        const answeredOpen = total(own, ({ answered_open }) => answered_open);
        const openedOutside = total(outside, ({ cases }) => cases);
        return {
          tier,
          openedInside: total(inside, ({ cases }) => cases),
          openedOutside,
          answeredOutside: shareOf(
            total(outside, ({ answered_closed }) => answered_closed),
            openedOutside,
          ),
          answeredInside: total(outside, ({ answered_open }) => answered_open),
          unanswered: total(outside, ({ unanswered }) => unanswered),
          responsesOutside: shareOf(answeredClosed, answeredClosed + answeredOpen),
          unknownHours: total(
            own,
            ({ cases }) => cases,
            ({ is_open }) => is_open === null,
          ),
        };
      }),
  };
}
