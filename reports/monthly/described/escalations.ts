import type { Escalations, Spread } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { RATED_FROM } from '../../words/rate.js';
import { type Telling, tableTold } from './telling.js';

/** How often customers asked for escalation, and how soon somebody did something. */
export function tellEscalations(
  clause: string,
  figures: Escalations,
  { month }: Telling,
): Block | null {
  const { escalations, cases, casesInHand, toManager, toAnyone, hasRoles } = figures;
  if (escalations === 0) return null;
  const roles = hasRoles
    ? 'A manager is whoever has the word in their role.'
    : 'The data does not tell roles, so managers are not known.';
  return tableTold(
    `${counted(escalations, 'escalation')}${rateText(escalations, casesInHand)}${managerText(toManager, escalations)}`,
    `${clause}. Escalations told in ${month} on ${counted(cases, 'case')}, of ${count(casesInHand)} in hand; elapsed time to the next thing that the export tells of them on the case. ${roles}`,
    table(
      'escalations',
      'From an escalation to what was done next',
      [
        column('by', 'Next by'),
        column('n', 'Followed', 'count'),
        column('none', 'Not yet', 'count'),
        column('median', 'Median', 'duration'),
        column('p90', '90 % by', 'duration'),
      ],
      [
        ...(hasRoles ? [row('A manager', toManager, escalations)] : []),
        row('Anyone of ours', toAnyone, escalations),
      ],
    ),
  );
}

function rateText(escalations: number, casesInHand: number): string {
  if (casesInHand < RATED_FROM) return '';
  return `, ${((escalations / casesInHand) * 100).toFixed(1)} per 100 cases in hand`;
}

function managerText(toManager: Spread | null, escalations: number): string {
  if (toManager === null) return '';
  const { n, medianMs } = toManager;
  if (escalations === 1) return `; a manager followed after ${duration(medianMs)}`;
  const whose = n === escalations ? 'a manager followed' : `a manager followed on ${count(n)}`;
  return n === 1
    ? `; ${whose}, after ${duration(medianMs)}`
    : `; ${whose}, half within ${duration(medianMs)}`;
}

function row(by: string, spread: Spread | null, escalations: number) {
  return [
    words(by),
    counting(spread?.n ?? 0),
    counting(escalations - (spread?.n ?? 0)),
    spread === null ? words('') : figure(duration(spread.medianMs), spread.medianMs),
    spread === null ? words('') : figure(duration(spread.p90Ms), spread.p90Ms),
  ];
}
