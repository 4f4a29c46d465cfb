import type {
  OpenCase,
  PolicyQuarter,
  QuarterlyFindings,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { instant } from '../../words/instant.js';
import { namesOf } from '../../words/names.js';
import { underPolicy } from '../names.js';
import { notesAt } from '../notes.js';
import { obligationTable, printedRows } from './missed.js';

const statusWords: Readonly<Record<string, string>> = {
  new: 'new',
  open: 'open, with us',
  on_hold: 'waiting on a third party',
};

/** What is overdue and what is unresolved at the as-of instant; null where nothing is. */
export function openSection(findings: QuarterlyFindings): Section | null {
  const { openCases, policies, asOfMs, scope } = findings;
  const overdue = policies.filter((quarter) => quarter.overdue.length > 0);
  const notes = notesAt(findings, 'open items');
  if (openCases.length === 0 && overdue.length === 0 && notes.length === 0) return null;
  const late = overdue.reduce(
    (sum, quarter) => sum + quarter.overdue.filter(({ verdict }) => verdict === 'missed').length,
    0,
  );
  return {
    id: 'open',
    topic: 'Open and overdue',
    heading: headingOf(openCases.length, late),
    counted: `At ${instant(asOfMs, scope.zone)}, whenever they were opened.`,
    blocks: [
      ...notes,
      ...overdue.map((quarter) => overdueBlock(findings, quarter)),
      ...(openCases.length === 0 ? [] : [casesBlock(findings)]),
    ],
  };
}

function headingOf(open: number, late: number): string {
  const cases = open === 0 ? 'No case is' : `${counted(open, 'case')} ${open === 1 ? 'is' : 'are'}`;
  if (late === 0) return `${cases} unresolved, and no answer is overdue`;
  const answers = late === 1 ? '1 obligation is' : `${count(late)} obligations are`;
  return `${cases} unresolved; ${answers} overdue`;
}

function overdueBlock(findings: QuarterlyFindings, quarter: PolicyQuarter): Block {
  return {
    kind: 'table',
    title: underPolicy(findings, quarter) ?? 'Overdue or running',
    counted: null,
    table: obligationTable(findings, quarter, quarter.overdue, 'overdue-obligations', 'open'),
  };
}

function casesBlock(findings: QuarterlyFindings): Block {
  const { openCases, scope, policies } = findings;
  const severityOf = ({ policy, severity }: OpenCase) => {
    const own = policies.find((quarter) => quarter.policy.id === policy);
    return own === undefined ? (severity ?? '') : namesOf(own.policy).severity(severity);
  };
  const most = printedRows(findings);
  const isLong = openCases.length > most;
  const csv = 'open-cases.csv';
  return {
    kind: 'table',
    title: 'Unresolved cases',
    counted: null,
    table: {
      ...withoutEmpty(
        table(
          'open-cases',
          'Unresolved cases, the oldest first',
          [
            column('case', 'Case', 'id'),
            column('subject', 'Subject'),
            column('severity', 'Severity'),
            column('status', 'Status'),
            column('opened', 'Opened', 'instant'),
            column('word', 'Last word from us', 'instant'),
          ],
          openCases.map((each) => [
            words(each.caseId),
            words(each.subject ?? ''),
            words(severityOf(each)),
            words(statusText(each, findings)),
            figure(instant(each.openedAtMs, scope.zone), each.openedAtMs),
            each.lastWordMs === null
              ? words('none yet')
              : figure(instant(each.lastWordMs, scope.zone), each.lastWordMs),
          ]),
        ),
      ),
      ...(isLong
        ? {
            csv,
            printed: most,
            note: `${counted(openCases.length, 'unresolved case')} in all. The oldest ${count(most)} are here; all of them are in ${csv}.`,
          }
        : {}),
    },
  };
}

function statusText({ status }: OpenCase, { audience }: QuarterlyFindings): string {
  if (status === 'pending') return `waiting on ${audience === 'customer' ? 'you' : 'the customer'}`;
  return statusWords[status] ?? status;
}
