import type { DataFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Block, Fact, Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { counted, listed } from '../../words/count.js';
import { day, instant } from '../../words/instant.js';
import { countsText } from '../../words/monitorability.js';

/** What the figures were made from, and what in it does not fit together. */
export function dataSection(findings: MonthlyFindings): Section {
  return {
    id: 'data',
    topic: 'Data',
    heading: headingOf(findings.data),
    counted: 'Rows read = loaded + duplicates + quarantined, for each file.',
    blocks: [
      sourcesTable(findings),
      { kind: 'facts', title: null, facts: factsOf(findings) },
      {
        kind: 'facts',
        title: 'SHA-256 of each file',
        facts: hashesOf(findings),
      },
    ],
  };
}

function headingOf({ sources }: DataFinding): string {
  const quarantined = sources.reduce((sum, source) => sum + source.quarantined, 0);
  const files = counted(sources.length, 'file');
  if (quarantined === 0) return `Computed from ${files}, every row of them read`;
  return `Computed from ${files}; ${counted(quarantined, 'row')} could not be read`;
}

function sourcesTable({ data, scope }: MonthlyFindings): Block {
  const sum = (field: 'rowsRead' | 'loaded' | 'duplicates' | 'quarantined') =>
    counting(data.sources.reduce((total, source) => total + source[field], 0));
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: table(
      'sources',
      'Sources',
      [
        column('file', 'File'),
        column('table', 'Table'),
        column('read', 'Rows read', 'count'),
        column('loaded', 'Loaded', 'count'),
        column('duplicates', 'Duplicates', 'count'),
        column('quarantined', 'Quarantined', 'count'),
        column('covers', 'Covers'),
      ],
      data.sources.map((source) => [
        words(source.file),
        words(source.table),
        counting(source.rowsRead),
        counting(source.loaded),
        counting(source.duplicates),
        counting(source.quarantined),
        words(coverOf(source.firstAtMs, source.lastAtMs, scope.zone)),
      ]),
      {
        sumRow: [
          words('Sum'),
          words(''),
          sum('rowsRead'),
          sum('loaded'),
          sum('duplicates'),
          sum('quarantined'),
          words(''),
        ],
      },
    ),
  };
}

function coverOf(first: number | null, last: number | null, zone: string): string {
  return first === null || last === null ? '' : `${day(first, zone)} to ${day(last, zone)}`;
}

function hashesOf({ data, policy }: MonthlyFindings): Fact[] {
  return [
    { label: policy.file, text: policy.sha256 },
    ...data.sources.map(({ file, sha256 }) => ({ label: file, text: sha256 })),
  ];
}

function casesText({ workspaceCases, casesWithoutContract, casesWithoutVersion }: DataFinding) {
  const unjudged = [
    [casesWithoutContract, 'without a contract'],
    [casesWithoutVersion, 'before the first version of their policy or under an unknown one'],
  ] as const;
  return [
    `${counted(workspaceCases, 'case')} in the workspace`,
    ...unjudged.filter(([n]) => n > 0).map(([n, why]) => `${counted(n, 'case')} ${why}`),
  ].join('; ');
}

function factsOf(findings: MonthlyFindings): Fact[] {
  const { data, policy, asOfMs, isAsOfGiven, scope, programVersion } = findings;
  const asOf = instant(asOfMs, scope.zone);
  const clocks = data.gapTimes + data.overlapTimes;
  return [
    {
      label: 'As of',
      text: isAsOfGiven ? asOf : `${asOf}, the newest fact of the data; no other was given`,
    },
    {
      label: 'Policy',
      text: `${policy.name} ${policy.version}, in force from ${policy.effectiveFrom}; after “${policy.sourceTitle}”`,
    },
    ...(policy.clauses.all === 0
      ? []
      : [
          {
            label: 'Clauses',
            text: `${countsText(policy.clauses)}; punctual policy show ${policy.id} lists them.`,
          },
        ]),
    { label: 'Program', text: `Punctual ${programVersion}` },
    { label: 'Cases in all', text: casesText(data) },
    {
      label: 'Orphans',
      text:
        data.orphans.length === 0
          ? 'Every row names a case and an account that is there.'
          : `${listed(data.orphans.map(({ table: name, lacks, rows }) => `${counted(rows, 'row')} of ${name} whose ${lacks} is in no file`))}; kept, and counted when it arrives.`,
    },
    ...(clocks === 0
      ? []
      : [
          {
            label: 'Clock changes',
            text: `${counted(data.gapTimes, 'local time')} that never happened, read as the first valid instant; ${counted(data.overlapTimes, 'local time')} that happened twice, read as the earlier.`,
          },
        ]),
    ...(data.disagreements.length === 0
      ? []
      : [
          {
            label: 'Case rows against events',
            text: `${listed(data.disagreements.map(({ fact, cases, differing }) => `${fact} differs in ${differing} of ${counted(cases, 'case')}`))}; the events hold.`,
          },
        ]),
  ];
}
