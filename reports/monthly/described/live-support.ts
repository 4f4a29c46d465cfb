import type { LiveSupport } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count, listed } from '../../words/count.js';
import type { Names } from '../../words/names.js';
import { nText, shareText, type Telling, tableTold, unknownText } from './telling.js';

type Tier = LiveSupport['tiers'][number];

/** When cases were opened and first answered, in and out of support hours. */
export function tellLiveSupport(
  clause: string,
  { tiers }: LiveSupport,
  { names, month }: Telling,
): Block | null {
  if (tiers.length === 0) return null;
  const sum = (of: (tier: Tier) => number) => tiers.reduce((total, tier) => total + of(tier), 0);
  const n = sum(({ openedInside, openedOutside }) => openedInside + openedOutside);
  return tableTold(
    titleOf(tiers, names),
    `${clause}. Cases that customers opened in ${month} and their first response, by the support hours of their site or tier, also where a tier is served around the clock; how those opened out of hours were answered, and the share of all responses that came out of hours; ${nText(n)}.${unknownText(
      sum(({ unknownHours }) => unknownHours),
      'the hours',
    )}`,
    table(
      'live-support',
      'Openings and first responses, in and out of support hours',
      [
        column('tier', 'Tier'),
        column('inside', 'Opened in hours', 'count'),
        column('outside', 'Opened out of hours', 'count'),
        column('answered-outside', 'Answered out of hours', 'count'),
        column('answered-inside', 'Answered in hours', 'count'),
        column('unanswered', 'Unanswered', 'count'),
        column('responses', 'Responses out of hours', 'rate'),
      ],
      tiers.map((each) => [
        words(each.tier === null ? 'no tier' : names.tier(each.tier)),
        counting(each.openedInside),
        counting(each.openedOutside),
        counting(each.answeredOutside.hits),
        counting(each.answeredInside),
        counting(each.unanswered),
        figure(
          each.responsesOutside.n === 0 ? 'none' : shareText(each.responsesOutside),
          each.responsesOutside.rate,
        ),
      ]),
    ),
  );
}

function titleOf(tiers: readonly Tier[], names: Names): string {
  const told = tiers.filter(({ openedOutside }) => openedOutside > 0);
  if (told.length === 0) return 'No case was opened out of hours';
  const parts = told.map(({ tier, answeredOutside, openedOutside }) => {
    const share = shareText(answeredOutside);
    const of =
      answeredOutside.rate === null || answeredOutside.hits === 0
        ? ''
        : ` of ${count(openedOutside)}`;
    return `${share}${of}${tier === null ? '' : ` on ${names.tier(tier)}`}`;
  });
  return `Of the cases opened out of hours, ${listed(parts)} were first answered out of hours`;
}
