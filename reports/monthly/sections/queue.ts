import type {
  MonthlyFindings,
  QueueFinding,
  QueueTerm,
  ShareFinding,
} from '../../../pipeline/findings/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { count, counted, listed } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { monthName } from '../../words/instant.js';
import { countedId } from '../../trace/figure-id.js';
import { withTraces } from '../../trace/link.js';
import { prose } from '../../words/prose.js';
import { outOf, percent, percentSpan } from '../../words/rate.js';
import { callBlocks } from './calls.js';
import { queueFigure } from './queue-figure.js';
import { overtakenTable, placesTable, worstTable } from './queue-tables.js';
import { routingText } from './routing.js';

/** Whether cases and calls were answered in the policy's order; null where it gives none. */
export function queueSection(findings: MonthlyFindings): Section | null {
  const { queue, calls, policy, scope } = findings;
  const order = policy.queueOrder;
  const ofCases = queue === null || order === null ? null : { queue, order };
  const told = callBlocks(findings);
  if (ofCases === null && told.length === 0) return null;
  const account = scope.account?.name ?? null;
  return {
    id: 'queue',
    topic: 'Order of answers',
    heading:
      ofCases === null
        ? callHeading(calls?.overtaking ?? null)
        : queueHeading(ofCases.queue, account, monthName(scope.month)),
    counted: ofCases === null ? null : countedText(ofCases.queue, ofCases.order, findings),
    blocks: [...(ofCases === null ? [] : caseBlocks(findings, ofCases.queue)), ...told],
  };
}

const queueIds = [
  countedId('responses'),
  countedId('responses', { says: 'overtook' }),
  countedId('waiting'),
  countedId('waiting', { says: 'overtaken' }),
];

function caseBlocks(findings: MonthlyFindings, queue: QueueFinding): Block[] {
  const routing = routingText(findings);
  const isOfAll = findings.scope.account === null;
  const table = (made: ReturnType<typeof placesTable>): Block => ({
    kind: 'table',
    title: null,
    counted: null,
    table: made,
  });
  return [
    ...(isOfAll && queue.overtaking.n > 0
      ? [withTraces(queueFigure(findings, queue), queueIds)]
      : []),
    ...(queue.places.length > 0 ? [table(placesTable(findings, queue))] : []),
    ...(routing === null ? [] : [{ kind: 'prose' as const, paragraphs: [prose(routing)] }]),
    ...(queue.worst.length > 0 ? [table(worstTable(findings, queue))] : []),
    ...(!isOfAll && queue.overtaken.length > 0 ? [table(overtakenTable(findings, queue))] : []),
  ];
}

/** The finding: the responses' side for all accounts, the waiting side for one. */
export function queueHeading(queue: QueueFinding, account: string | null, month: string): string {
  if (account !== null) return waitingHeading(queue.waiting, account);
  const { part, n, rate } = queue.overtaking;
  if (n === 0) return `No case was answered for the first time in ${month}`;
  const whom = 'a waiting case that ranked higher';
  if (n === 1) return `The one response overtook ${part === 0 ? 'no waiting case' : whom}`;
  if (part === 0) return `None of ${count(n)} responses overtook ${whom}`;
  return rate === null
    ? `${outOf(part, n)} responses overtook ${whom}`
    : `${percent(rate, n)} of responses overtook ${whom}`;
}

function waitingHeading({ part, n, rate }: ShareFinding, account: string): string {
  if (n === 0) return `No case of ${account} waited for a first response`;
  if (n === 1) {
    return `The one case of ${account} that waited was ${part === 0 ? 'not ' : ''}overtaken`;
  }
  if (part === 0) return `None of ${count(n)} waiting cases of ${account} was overtaken`;
  return rate === null
    ? `${outOf(part, n)} waiting cases of ${account} ${part === 1 ? 'was' : 'were'} overtaken`
    : `${percent(rate, n)} of the waiting cases of ${account} were overtaken`;
}

function callHeading(overtaking: ShareFinding | null): string {
  const { part, n } = overtaking ?? { part: 0, n: 0 };
  if (n === 0) return 'No call was answered';
  if (part === 0) {
    return n === 1
      ? 'The one call was answered in turn'
      : `All ${count(n)} calls were answered in turn`;
  }
  return `${outOf(part, n)} calls were answered before one that had come earlier`;
}

const keyNames = {
  lifted: 'what goes first by its kind',
  severity: 'severity',
  tier: 'tier',
  first_come: 'first come',
} as const;

/** "severity, then tier, then first come". */
export function orderText({ keys, lifted }: QueueTerm): string {
  return keys
    .map((key) =>
      key === 'lifted' && lifted.length > 0 ? `${listed(lifted)} before others` : keyNames[key],
    )
    .join(', then ');
}

function countedText(
  { overtaking, waiting, passed, unplaced }: QueueFinding,
  order: QueueTerm,
  { scope }: MonthlyFindings,
): string {
  const month = monthName(scope.month);
  const isOfAll = scope.account === null;
  const { low, high, n } = isOfAll ? overtaking : waiting;
  const over = isOfAll
    ? `${counted(overtaking.n, 'first response')} in ${month}${passed > 0 ? `, ${counted(passed, 'overtake')} of ${counted(waiting.part, 'case')} among ${counted(waiting.n, 'that waited', 'that waited')}` : ''}.`
    : `${counted(waiting.n, 'case')} that waited in ${month}.`;
  const interval =
    low === null || high === null ? '' : ` 95 % interval ${percentSpan(low, high, n)}.`;
  const few = low === null && n > 0 ? ' Too few for a rate.' : '';
  const rule = ` Order: ${orderText(order)} (${order.clause}); a case that came less than ${duration(order.toleranceMs)} before is not called overtaken.`;
  const unknown =
    unplaced === 0
      ? ''
      : ` ${counted(unplaced, 'waiting case has', 'waiting cases have')} hours that nobody can tell and ${unplaced === 1 ? 'is' : 'are'} not called overtaken.`;
  return `${over}${interval}${few}${rule}${unknown} Described, not judged.`;
}
