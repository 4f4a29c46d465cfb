import type { AuditFindings, QuarantinedRow } from '../../../pipeline/findings/audit-contract.js';
import type { Block, Fact, Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { day } from '../../words/instant.js';
import { rowsNote } from '../../words/rows.js';

/** Every file that was read, its hash, and whether its rows add up. */
export function sourcesSection(findings: AuditFindings): Section {
  const { sources, tables, quarantine } = findings.completeness;
  const adds = [...sources, ...tables].every((each) => each.adds);
  const rows = sources.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  return {
    id: 'sources',
    topic: 'Completeness: files and rows',
    heading: adds
      ? `${counted(rows, 'row')} of ${counted(sources.length, 'file')} add up${quarantine.length === 0 ? '' : `; ${count(quarantine.length)} could not be read`}`
      : 'The counts of rows do not add up',
    counted:
      'Rows read = loaded + duplicates + quarantined, checked for each file of the workspace, whatever its policy.',
    blocks: [
      sourcesTable(findings),
      tablesTable(findings),
      ...(quarantine.length === 0 ? [] : [reasonsTable(quarantine), quarantineTable(quarantine)]),
      { kind: 'facts', title: 'What does not fit together', facts: misfits(findings) },
      {
        kind: 'facts',
        title: 'SHA-256 of each file',
        facts: sources.map(({ file, sha256 }) => ({ label: file, text: sha256 })),
      },
    ],
    startsPage: true,
  };
}

function sourcesTable({ completeness: { sources }, period: { scope } }: AuditFindings): Block {
  const sum = (field: 'rowsRead' | 'loaded' | 'duplicates' | 'quarantined') =>
    counting(sources.reduce((total, source) => total + source[field], 0));
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: table(
      'audited-sources',
      'Files, their rows, and whether these add up',
      [
        column('file', 'File'),
        column('table', 'Table'),
        column('read', 'Rows read', 'count'),
        column('loaded', '= loaded', 'count'),
        column('duplicates', '+ duplicates', 'count'),
        column('quarantined', '+ quarantined', 'count'),
        column('adds', 'Adds up'),
        column('covers', 'Covers'),
      ],
      sources.map((source) => [
        words(source.file),
        words(source.table),
        counting(source.rowsRead),
        counting(source.loaded),
        counting(source.duplicates),
        counting(source.quarantined),
        words(source.adds ? 'yes' : 'no'),
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
          words(sources.every(({ adds }) => adds) ? 'yes' : 'no'),
          words(''),
        ],
      },
    ),
  };
}

function tablesTable({ completeness: { tables } }: AuditFindings): Block {
  return {
    kind: 'table',
    title: 'What is there, counted again',
    counted:
      'Rows that files loaded = rows of the table now + rows whose content a later export replaced.',
    table: table(
      'recounts',
      'Tables counted again',
      [
        column('table', 'Table'),
        column('loaded', 'Loaded', 'count'),
        column('held', '= there now', 'count'),
        column('replaced', '+ replaced', 'count'),
        column('adds', 'Adds up'),
      ],
      tables.map(({ table: name, loaded, held, replaced, adds }) => [
        words(name),
        counting(loaded),
        counting(held),
        counting(replaced),
        words(adds ? 'yes' : 'no'),
      ]),
    ),
  };
}

function reasonsTable(quarantine: readonly QuarantinedRow[]): Block {
  const reasons = new Map<string, { readonly row: QuarantinedRow; n: number }>();
  for (const row of quarantine) {
    const key = [row.file, row.column, row.reason].join('\t');
    const held = reasons.get(key);
    if (held === undefined) reasons.set(key, { row, n: 1 });
    else held.n += 1;
  }
  return {
    kind: 'table',
    title: 'Why rows are in quarantine',
    counted: null,
    table: table(
      'quarantine-reasons',
      'Reasons of quarantine',
      [
        column('file', 'File'),
        column('column', 'Column'),
        column('reason', 'Its value'),
        column('rows', 'Rows', 'count'),
      ],
      [...reasons.values()]
        .sort((a, b) => b.n - a.n)
        .map(({ row, n }) => [
          words(row.file),
          words(row.column ?? 'the row'),
          words(row.column === null ? `the row ${row.reason}` : row.reason),
          counting(n),
        ]),
    ),
  };
}

const shown = 60;

function quarantineTable(quarantine: readonly QuarantinedRow[]): Block {
  const csv = 'quarantine.csv';
  return {
    kind: 'table',
    title: 'Every row in quarantine',
    counted: null,
    table: table(
      'quarantine',
      'Rows in quarantine',
      [
        column('file', 'File'),
        column('row', 'Row', 'count'),
        column('column', 'Column'),
        column('value', 'Value'),
      ],
      quarantine.map(({ file, row, column: name, value }) => [
        words(file),
        counting(row),
        words(name ?? ''),
        words(shortened(value ?? '')),
      ]),
      { csv, note: rowsNote(quarantine.length, 'row in quarantine', 'rows in quarantine', csv) },
    ),
  };
}

function shortened(text: string): string {
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}

function misfits({ completeness: { sources }, period: { data, scope } }: AuditFindings): Fact[] {
  const gaps = sources.reduce((sum, { gapTimes }) => sum + gapTimes, 0);
  const overlaps = sources.reduce((sum, { overlapTimes }) => sum + overlapTimes, 0);
  const zones = sources.filter(({ zone }) => zone !== null);
  return [
    {
      label: 'Orphans',
      text:
        data.orphans.length === 0
          ? 'none: every row names a case and an account that is there'
          : `${listed(data.orphans.map(({ table: name, lacks, rows }) => `${counted(rows, 'row')} of ${name} whose ${lacks} is in no file`))}; kept, and counted when it arrives`,
    },
    {
      label: 'Disagreements',
      text:
        data.disagreements.length === 0
          ? 'none could be looked for: no case row tells what events tell too'
          : `${listed(data.disagreements.map(({ fact, cases, differing }) => `${fact} of case row and events differs in ${count(differing)} of ${counted(cases, 'case')}`))}; the events hold`,
    },
    {
      label: 'Clock changes',
      text: `${counted(gaps, 'local time')} that never happened, read as the first valid instant; ${counted(overlaps, 'local time')} that happened twice, read as the earlier`,
    },
    {
      label: 'Zones',
      text:
        zones.length === 0
          ? 'every time names its offset'
          : listed(
              zones.map(
                ({ file, zone }) => `${file}: times without an offset are those of ${zone ?? ''}`,
              ),
            ),
    },
    ...(scope.account === null
      ? []
      : [
          {
            label: 'Whose',
            text: 'Files and tables are counted whole, not for the account alone.',
          },
        ]),
  ];
}

function coverOf(first: number | null, last: number | null, zone: string): string {
  return first === null || last === null ? '' : `${day(first, zone)} to ${day(last, zone)}`;
}
