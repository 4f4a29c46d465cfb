import type {
  MonthlyFindings,
  WaivedRate,
  WaiverFinding,
  WaiversFinding,
} from '../../../pipeline/findings/contract.js';
import type { Cell, Section, Table } from '../../render/contract.js';
import {
  column,
  counting,
  figure,
  rateText,
  table,
  withoutEmpty,
  words,
} from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { monthName } from '../../words/instant.js';
import type { Subject } from '../../trace/figure-id.js';
import { linked } from '../../trace/link.js';
import { waivedAside } from '../../trace/figures/aside.js';
import { namesOf, wordsOf } from '../../words/names.js';
import { totalOf } from '../standing-out.js';

/** The register's rows and what they came to, both figures side by side; null where there is no register or it names nothing here. */
export function waiversSection(findings: MonthlyFindings): Section | null {
  const { waivers } = findings;
  if (waivers === null || waivers.waivers.length === 0) return null;
  return {
    id: 'waivers',
    topic: 'Waivers',
    heading: headingOf(findings, waivers),
    counted: countedOf(waivers),
    blocks: [
      ...(waivers.promises.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: null,
              counted: null,
              table: withoutEmpty(ratesTable(findings, waivers)),
            },
          ]),
      {
        kind: 'table',
        title: null,
        counted: null,
        table: withoutEmpty(registerTable(waivers.waivers)),
      },
    ],
  };
}

/** "87.3 % with 3 waived misses left out": what stands beside a rate as judged. */
export function withoutWaived({ waived, without }: WaivedRate): string {
  const misses = counted(waived, 'waived miss', 'waived misses');
  return without.n === 0
    ? `${misses}, nothing else was judged`
    : `${rateText(without)} with ${misses} left out`;
}

/** The same of cases: "75 % with the waived misses of 2 cases left out". */
export function keptWithoutWaived({ waived, without }: WaivedRate): string {
  const misses = `the waived misses of ${counted(waived, 'case')}`;
  return without.n === 0
    ? `${misses} aside, none was judged`
    : `${rateText(without)} with ${misses} left out`;
}

function headingOf(findings: MonthlyFindings, { waivers }: WaiversFinding): string {
  const applied = waivers.reduce((sum, waiver) => sum + waiver.applied, 0);
  const month = monthName(findings.scope.month);
  if (applied === 0) return `No waiver names a miss of ${month}`;
  const { missed } = totalOf(findings);
  const verb = applied === 1 ? 'is' : 'are';
  return `${count(applied)} of ${month}’s ${counted(missed, 'miss', 'misses')} ${verb} waived`;
}

function countedOf({ file, sha256, waivers, duplicates }: WaiversFinding): string {
  const twice =
    duplicates === 0
      ? ''
      : ` ${counted(duplicates, 'row says', 'rows say')} word for word what another says, and ${duplicates === 1 ? 'counts' : 'count'} once.`;
  return `${counted(waivers.length, 'row')} of ${file}, SHA-256 ${sha256.slice(0, 16)}. A waiver changes no verdict: the rate as judged leads, the other leaves the waived misses out.${twice}`;
}

function ratesTable({ policy }: MonthlyFindings, { promises, cells, kept }: WaiversFinding): Table {
  const { label } = namesOf(policy);
  const line = (
    name: string,
    where: string,
    { judged, waived, without }: WaivedRate,
    subject: Subject,
    of = count(waived),
  ): Cell[] => [
    words(name),
    words(where),
    linked(figure(rateText(judged), judged.rate), { of: subject.of, cell: subject.cell }),
    counting(judged.n),
    figure(of, waived),
    linked(figure(without.n === 0 ? 'none left' : rateText(without), without.rate), subject),
    counting(without.n),
  ];
  return table(
    'waived-rates',
    'Rates as judged, and without the misses that were waived',
    [
      column('promise', 'Promise'),
      column('where', 'Tier and severity'),
      column('judged', 'As judged', 'rate'),
      column('n', 'n', 'count'),
      column('waived', 'Waived misses', 'count'),
      column('without', 'Without them', 'rate'),
      column('n-without', 'n', 'count'),
    ],
    [
      ...promises.flatMap((promise) => [
        line(wordsOf(promise.promise).name, '', promise, waivedAside(promise.promise)),
        ...cells
          .filter((cell) => cell.promise === promise.promise)
          .map((cell) =>
            line(
              '',
              label(cell.tier, cell.severity),
              cell,
              waivedAside(cell.promise, { tier: cell.tier, severity: cell.severity }),
            ),
          ),
      ]),
      ...(kept === null
        ? []
        : [
            line(
              'Cases with every promise kept',
              '',
              kept,
              waivedAside('kept'),
              `of ${counted(kept.waived, 'case')}`,
            ),
          ]),
    ],
  );
}

function registerTable(waivers: readonly WaiverFinding[]): Table {
  return table(
    'waivers-register',
    'The register, row by row',
    [
      column('row', 'Row', 'count'),
      column('names', 'Names'),
      column('reason', 'Reason'),
      column('approver', 'Approver'),
      column('on', 'Approved on'),
      column('note', 'Note'),
      column('comes-to', 'Comes to'),
    ],
    waivers.map((waiver) => [
      counting(waiver.row),
      words(namesText(waiver)),
      words(waiver.reason),
      words(waiver.approver),
      words(waiver.approvedOn),
      words(waiver.note ?? ''),
      words(comesTo(waiver)),
    ]),
  );
}

function namesText({ caseId, obligationId, promise }: WaiverFinding): string {
  if (obligationId !== null) return obligationId;
  return promise === null ? (caseId ?? '') : `${caseId ?? ''}, ${wordsOf(promise).many}`;
}

function comesTo({ state, applied, verdicts }: WaiverFinding): string {
  switch (state) {
    case 'applied':
      return `${counted(applied, 'miss', 'misses')} left out`;
    case 'other-months':
      return 'misses of other months only';
    case 'covered':
      return 'the same misses as a row that names them more closely';
    case 'not-missed':
      return `nothing missed: ${listed(verdicts)}`;
    case 'not-rated':
      return 'a deliverable, which is in no rate';
    case 'not-owed':
      return 'nothing: the case owes no such obligation';
    case 'unknown':
      return 'nothing in the ledger has this id';
  }
}
