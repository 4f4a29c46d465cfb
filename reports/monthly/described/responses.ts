import type {
  Share,
  StatusAfterResponse,
  UpdateGaps,
} from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { counted } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { sharesTold } from './shares.js';
import { nText, shareOfText, type Telling, tableTold } from './telling.js';

const fewest = 10;

/** Which responses left their case as the text says. */
export function tellStatusAfterResponse(
  clause: string,
  { statuses, graceMs, first, every, undecided, dailyUpdates }: StatusAfterResponse,
  { month }: Telling,
): Block | null {
  if (every.n === 0) return null;
  const named = statuses.map((status) => status.replaceAll('_', ' ')).join(' or ');
  const collision =
    dailyUpdates === null
      ? ''
      : ` ${dailyUpdates} asks for messages that leave a case open: a message can keep one of the two clauses, not both.`;
  const open =
    undecided === 0
      ? ''
      : ` ${counted(undecided, 'message')} too new to tell ${undecided === 1 ? 'is' : 'are'} left out.`;
  const rows: readonly (readonly [string, Share])[] = [
    ['First response', first],
    ['Every response', every],
  ];
  return sharesTold({
    id: 'status-after-response',
    title: capital(`${shareOfText(every, 'response')} left the case ${named}`),
    counted: `${clause}. Public messages of agents in ${month} after which the case was ${named}, at their instant or within ${duration(graceMs)}.${collision}${open}`,
    heading: `Left ${named}`,
    rowLabel: 'Which',
    unit: 'Responses',
    rows,
  });
}

/** How long unresolved cases waited between two messages. */
export function tellUpdateGaps(
  clause: string,
  { all, severities }: UpdateGaps,
  { names, month }: Telling,
): Block | null {
  if (all === null) return null;
  const { n, medianMs } = all;
  const rows = [
    ...severities.map((each) => ({
      ...each,
      label: each.severity === null ? 'Severity not recorded' : names.severity(each.severity),
    })),
    ...(severities.length > 1 ? [{ ...all, label: 'All' }] : []),
  ];
  return tableTold(
    n < fewest
      ? `${counted(n, 'gap')} between messages on unresolved cases, too few to show a pattern`
      : `Half of the gaps between messages on unresolved cases were longer than ${duration(medianMs)}`,
    `${clause}. Elapsed time from one public message of an agent to the next in ${month}, the case unresolved throughout, time that waits on the customer included; ${nText(n)}.`,
    table(
      'update-gaps',
      'Gaps between messages, by severity',
      [
        column('severity', 'Severity when the gap began'),
        column('gaps', 'Gaps', 'count'),
        column('median', 'Median', 'duration'),
        column('p90', '90 % by', 'duration'),
        column('longest', 'Longest', 'duration'),
      ],
      rows.map((row) => [
        words(row.label),
        counting(row.n),
        figure(duration(row.medianMs), row.medianMs),
        figure(duration(row.p90Ms), row.p90Ms),
        figure(duration(row.longestMs), row.longestMs),
      ]),
    ),
  );
}
