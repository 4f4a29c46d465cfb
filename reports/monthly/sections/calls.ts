import type { CallFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant, monthName } from '../../words/instant.js';
import { countedId } from '../../trace/figure-id.js';
import { prose } from '../../words/prose.js';
import { shareText } from '../../words/share.js';

/** How the month's calls were taken; nothing where the policy gives them no order. */
export function callBlocks({ calls, policy, scope }: MonthlyFindings): Block[] {
  if (calls === null || policy.callOrderClause === null) return [];
  const said = callText(calls, policy.callOrderClause, monthName(scope.month));
  return [
    {
      kind: 'prose',
      paragraphs: [prose(said)],
      traces: [countedId('calls'), countedId('calls', { says: 'overtook' })],
    },
    ...(calls.worst.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: null,
            counted: null,
            table: table(
              'queue-calls',
              'Calls answered before one that had come earlier',
              [
                column('call', 'Call', 'id'),
                column('case', 'Case', 'id'),
                column('came', 'Came', 'instant'),
                column('answered', 'Answered', 'instant'),
                column('overtaken', 'Overtook', 'count'),
              ],
              calls.worst.map((row) => [
                words(row.callId),
                words(row.caseId),
                figure(instant(row.queuedAtMs, scope.zone), row.queuedAtMs),
                figure(instant(row.answeredAtMs, scope.zone), row.answeredAtMs),
                counting(row.overtaken),
              ]),
            ),
          },
        ]),
  ];
}

/** The calls of a month in a sentence or two. */
export function callText(calls: CallFinding, clause: string, month: string): string {
  const { n } = calls.overtaking;
  if (calls.calls === 0) return `Calls (${clause}): none came in ${month}.`;
  const unanswered = calls.calls - n;
  const came = `Calls (${clause}): ${counted(calls.calls, 'call')} came in ${month}`;
  const lost =
    unanswered === 0
      ? ''
      : ` ${count(unanswered)} ${unanswered === 1 ? 'was' : 'were'} never answered, and since no event tells when the caller hung up, ${unanswered === 1 ? 'it is' : 'they are'} not called overtaken.`;
  if (n === 0) {
    return `${came}, ${calls.calls === 1 ? 'and it was not' : 'none of them was'} answered.`;
  }
  const waits =
    calls.medianMs === null || calls.p90Ms === null
      ? ''
      : ` Median wait ${duration(calls.medianMs)}, 90 % by ${duration(calls.p90Ms)}.`;
  return `${came}; ${turnText(calls)}.${lost}${waits}`;
}

function turnText({ calls, overtaking }: CallFinding): string {
  const { part, n } = overtaking;
  if (n === 1) return calls === 1 ? 'it was answered' : '1 was answered';
  return part === 0
    ? `${n === calls ? 'all' : count(n)} were answered, in the order in which they came`
    : `${count(n)} were answered, ${shareText(overtaking)} before one that had come earlier`;
}
