import type { PreviousCases, SameEngineers, Share } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { sharesTold } from './shares.js';
import {
  bareTold,
  nText,
  shareOfText,
  shareText,
  type Telling,
  tableTold,
  unknownText,
} from './telling.js';

const stateText = {
  closed: 'closed by then',
  solved: 'solved by then, not closed',
  open: 'still open',
  elsewhere: 'under another policy or account',
  unknown: 'not in the data, or opened later',
} as const;

/** How many new cases name an earlier one, and how it stood. */
export function tellPreviousCases(
  clause: string,
  { naming, states }: PreviousCases,
  { month }: Telling,
): Block | null {
  const { hits, n } = naming;
  if (n === 0) return null;
  const definition = `Cases opened in ${month}; the state of the case that they name when they were opened; ${nText(n)}.`;
  if (hits === 0) {
    return bareTold('No new case names an earlier one', `${clause}. ${definition}`);
  }
  return tableTold(
    capital(
      `${shareOfText(naming, 'new case')} ${hits === 1 || n === 1 ? 'names' : 'name'} an earlier one`,
    ),
    `${clause}. ${definition}`,
    table(
      'previous-cases',
      'Earlier cases named by new ones',
      [column('state', 'The earlier case was'), column('cases', 'New cases', 'count')],
      states.map(({ state, cases }) => [words(stateText[state]), counting(cases)]),
    ),
  );
}

/** How often a customer met someone who knew the matter. */
export function tellSameEngineers(
  clause: string,
  { named, returning, namedUnknown, returningUnknown }: SameEngineers,
  { month }: Telling,
): Block | null {
  if (named.n + returning.n === 0) return null;
  const all: readonly (readonly [string, Share])[] = [
    ['Names an earlier case', named],
    ['Same requester as before', returning],
  ];
  return sharesTold({
    id: 'same-engineers',
    title: titleOf(named, returning),
    counted: `${clause}. Cases opened in ${month} whose first public message is by someone who wrote on, or was assigned to, the case that they name, or any earlier case of the requester; without a message its first assignee counts.${unknownText(Math.max(namedUnknown, returningUnknown), 'who answered first')}`,
    heading: 'First answered by someone who knew it',
    rowLabel: 'New case',
    unit: 'Cases',
    rows: all.filter(([, { n }]) => n > 0),
  });
}

function titleOf(named: Share, returning: Share): string {
  if (returning.n === 0) {
    return capital(
      `${shareOfText(named, 'case')} that ${named.n === 1 ? 'names' : 'name'} an earlier one went to someone who knew it`,
    );
  }
  const of = returning.rate === null || returning.hits === 0 ? '' : ` of ${count(returning.n)}`;
  return capital(
    `${shareText(returning)}${of} returning requesters were first answered by someone from an earlier case of theirs`,
  );
}
