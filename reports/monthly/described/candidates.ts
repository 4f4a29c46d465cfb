import type {
  AbuseCandidates,
  CustomerResource,
  OutOfHoursCandidates,
} from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { day, instant } from '../../words/instant.js';
import { actorText, bareTold, nText, type Telling, tableTold, unknownText } from './telling.js';

/** Cases that may be charged for: opened out of hours, and not so severe after all. */
export function tellOutOfHours(
  clause: string,
  { severity, opened, unknownHours, unknownSeverity, candidates }: OutOfHoursCandidates,
  { names, zone, month }: Telling,
): Block | null {
  if (opened + unknownHours === 0) return null;
  const name = names.severity(severity);
  const definition = `Cases opened in ${month} out of support hours as ${name} whose severity was lowered later; candidates for a charge, not charges; ${nText(opened)}.${unknownText(unknownHours, 'the hours')}${unknownText(unknownSeverity, 'the severity')}`;
  if (candidates.length === 0) {
    return bareTold(
      opened === 1
        ? `The only case opened out of hours as ${name} kept its severity`
        : `None of ${counted(opened, 'case')} opened out of hours as ${name} was lowered later`,
      `${clause}. ${definition}`,
    );
  }
  return tableTold(
    opened === 1
      ? `The only case opened out of hours as ${name} was lowered later`
      : `${count(candidates.length)} of ${counted(opened, 'case')} opened out of hours as ${name} ${candidates.length === 1 ? 'was' : 'were'} lowered later`,
    `${clause}. ${definition}`,
    table(
      'out-of-hours-candidates',
      'Opened out of hours and lowered later',
      [
        column('case', 'Case', 'id'),
        column('account', 'Account'),
        column('opened', 'Opened', 'instant'),
        column('lowered', 'Lowered', 'instant'),
        column('to', 'To'),
        column('by', 'By'),
        column('agreed', 'Customer agreed'),
      ],
      candidates.map((each) => [
        words(each.caseId),
        words(each.account),
        figure(instant(each.openedAtMs, zone), each.openedAtMs),
        figure(instant(each.loweredAtMs, zone), each.loweredAtMs),
        words(names.severity(each.loweredTo)),
        words(actorText(each.actor)),
        words(each.isAgreed ? 'yes' : 'not recorded'),
      ]),
    ),
  );
}

/** Accounts that may be given notice: many escalations, nothing found. */
export function tellAbuse(
  clause: string,
  { escalations, days, outcomes, inMonth, candidates }: AbuseCandidates,
  { zone, month }: Telling,
): Block | null {
  if (inMonth === 0) return null;
  const codes = outcomes.map((code) => code.replaceAll('_', ' ')).join(' or ');
  const definition = `Accounts with ${count(escalations)} or more escalations within ${count(days)} days, the last of them in ${month}, on cases closed as ${codes}; candidates for a notice, not notices; n ${counted(inMonth, 'escalation')} in the month on any case.`;
  if (candidates.length === 0) {
    return bareTold(
      'No account escalated again and again where nothing was found',
      `${clause}. ${definition}`,
    );
  }
  return tableTold(
    `${counted(candidates.length, 'account')} escalated ${count(escalations)} times or more where nothing was found`,
    `${clause}. ${definition}`,
    table(
      'abuse-candidates',
      'Accounts with many escalations where nothing was found',
      [
        column('account', 'Account'),
        column('escalations', 'Escalations', 'count'),
        column('cases', 'Cases', 'count'),
        column('from', 'From', 'instant'),
        column('to', 'To', 'instant'),
      ],
      candidates.map((each) => [
        words(each.account),
        counting(each.escalations),
        counting(each.cases),
        figure(day(each.fromMs, zone), each.fromMs),
        figure(day(each.toMs, zone), each.toMs),
      ]),
    ),
  );
}

/** When the customer's own engineer was away while the text asks for one. */
export function tellCustomerResource(
  clause: string,
  { severity, minutes, cases, telling, spells, long }: CustomerResource,
  { names, zone, month }: Telling,
): Block | null {
  if (cases === 0) return null;
  const name = names.severity(severity);
  const limit = duration(minutes * 60_000);
  const definition = `Spells that began in ${month} in which the customer’s technical contact was away while the case was unresolved at ${name}; n ${counted(cases, 'case')} at ${name}, ${count(telling)} of which ${telling === 1 ? 'tells' : 'tell'} of the contact.`;
  if (spells.length === 0) {
    return bareTold(`No technical contact was away at ${name}`, `${clause}. ${definition}`);
  }
  return tableTold(
    `A technical contact was away at ${name} ${spells.length === 1 ? 'once' : `${count(spells.length)} times`}, ${spells.length === 1 ? (long === 1 ? `for over ${limit}` : `for ${limit} or less`) : `${long === 0 ? 'never' : count(long)} for over ${limit}`}`,
    `${clause}. ${definition}`,
    table(
      'resource-spells',
      'Spells without the customer’s technical contact',
      [
        column('case', 'Case', 'id'),
        column('account', 'Account'),
        column('from', 'From', 'instant'),
        column('to', 'Until', 'instant'),
        column('away', 'Away', 'duration'),
      ],
      spells.map((each) => [
        words(each.caseId),
        words(each.account),
        figure(instant(each.fromMs, zone), each.fromMs),
        each.toMs === null ? words('still away') : figure(instant(each.toMs, zone), each.toMs),
        figure(duration(each.awayMs), each.awayMs),
      ]),
    ),
  );
}
