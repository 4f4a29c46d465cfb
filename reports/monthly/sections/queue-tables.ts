import type {
  MonthlyFindings,
  QueueFinding,
  QueuePlace,
  ShareFinding,
} from '../../../pipeline/findings/contract.js';
import type { Cell, Table } from '../../render/contract.js';
import { column, counting, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant } from '../../words/instant.js';
import type { Subject } from '../../trace/figure-id.js';
import { linked } from '../../trace/link.js';
import { namesOf } from '../../words/names.js';
import { shareText } from '../../words/share.js';

/** How cases were answered, how many of those that waited were overtaken, and how long they waited, place by place. */
export function placesTable({ policy }: MonthlyFindings, { places }: QueueFinding): Table {
  const names = namesOf(policy);
  return withoutEmpty(
    table(
      'queue-places',
      'Order and waits by severity and tier',
      [
        column('severity', 'Severity'),
        column('tier', 'Tier'),
        column('responses', 'Responses', 'count'),
        column('overtook', 'Overtook', 'rate'),
        column('waiting', 'Cases that waited', 'count'),
        column('overtaken', 'Overtaken', 'rate'),
        column('median', 'Median wait', 'duration'),
        column('p90', '90 % by', 'duration'),
      ],
      places.map((place) => [
        words(names.severity(place.severity) || 'not known'),
        words(names.tier(place.tier)),
        linked(counting(place.overtaking.n), atPlace('responses', place)),
        linked(share(place.overtaking), atPlace('responses', place, 'overtook')),
        linked(counting(place.waiting.n), atPlace('waiting', place)),
        linked(share(place.waiting), atPlace('waiting', place, 'overtaken')),
        linked(wait(place.medianMs), atPlace('waits', place)),
        wait(place.p90Ms),
      ]),
      {
        note: 'A response stands at the severity that its case had then. Waits run from the opening to the first response, each on its own clock.',
      },
    ),
  );
}

/** The responses that overtook most, with whom they should have let go first. */
export function worstTable(
  { policy, scope }: MonthlyFindings,
  { worst, overtaking }: QueueFinding,
): Table {
  const names = namesOf(policy);
  const rest = overtaking.part - worst.length;
  return withoutEmpty(
    table(
      'queue-responses',
      'Responses that overtook, the most cases first',
      [
        column('case', 'Case', 'id'),
        column('account', 'Account'),
        column('tier', 'Tier'),
        column('severity', 'Severity'),
        column('answered', 'Answered', 'instant'),
        column('overtaken', 'Overtook', 'count'),
        column('listed', 'First in line of those'),
      ],
      worst.map((row) => [
        words(row.caseId),
        words(row.account),
        words(names.tier(row.tier)),
        words(names.severity(row.severity)),
        figure(instant(row.respondedAtMs, scope.zone), row.respondedAtMs),
        counting(row.overtaken),
        words(
          row.listed.join(', ') +
            (row.overtaken > row.listed.length
              ? ` and ${count(row.overtaken - row.listed.length)} more`
              : ''),
        ),
      ]),
      { note: rest > 0 ? `${count(rest)} more overtook fewer or as many.` : null },
    ),
  );
}

/** An account's own cases that were overtaken; whose cases overtook them is not the account's to know. */
export function overtakenTable(
  { policy, scope }: MonthlyFindings,
  { overtaken, waiting }: QueueFinding,
): Table {
  const names = namesOf(policy);
  const rest = waiting.part - overtaken.length;
  return withoutEmpty(
    table(
      'queue-overtaken',
      'Cases that were overtaken, the most often first',
      [
        column('case', 'Case', 'id'),
        column('tier', 'Tier'),
        column('severity', 'Severity'),
        column('opened', 'Opened', 'instant'),
        column('answered', 'Answered', 'instant'),
        column('times', 'Overtaken by', 'count'),
      ],
      overtaken.map((row) => [
        words(row.caseId),
        words(names.tier(row.tier)),
        words(names.severity(row.severity)),
        figure(instant(row.openedAtMs, scope.zone), row.openedAtMs),
        row.respondedAtMs === null
          ? words('not yet')
          : figure(instant(row.respondedAtMs, scope.zone), row.respondedAtMs),
        counting(row.times),
      ]),
      { note: rest > 0 ? `${count(rest)} more were overtaken as often or less.` : null },
    ),
  );
}

function atPlace(
  of: 'responses' | 'waiting' | 'waits',
  { tier, severity }: QueuePlace,
  says?: string,
): Subject {
  const and = { tier: tier ?? '', severity: severity ?? '' };
  return says === undefined ? { of, and } : { of, says, and };
}

function share(finding: ShareFinding): Cell {
  return figure(shareText(finding), finding.n === 0 ? null : finding.part / finding.n);
}

function wait(ms: number | null): Cell {
  return ms === null ? words('') : figure(duration(ms), ms);
}
