import type { AuditFindings, IdSequence } from '../../../pipeline/findings/contract.js';
import { column, counting, table, words } from '../../monthly/figures.js';
import type { Block, Section } from '../../render/contract.js';
import { count, counted } from '../../words/count.js';
import { rowsNote } from '../../words/rows.js';

/** Numbers of cases and events that no row has; null where no id ends in a number. */
export function idsSection({ completeness: { sequences, gaps } }: AuditFindings): Section | null {
  if (sequences.length === 0) return null;
  const told = sequences.filter(({ isSequence }) => isSequence);
  const missing = told.reduce((sum, each) => sum + each.missing, 0);
  return {
    id: 'ids',
    topic: 'Completeness: numbers',
    heading: headingOf(told, missing),
    counted:
      'Ids of cases and events that share a beginning and end in a number, over the whole workspace. A number is missing if it lies between the first and the last and no row has it; a row in quarantine has none.',
    blocks: [sequencesTable(sequences), ...(gaps.length === 0 ? [] : [gapsTable(gaps)])],
  };
}

function headingOf(told: readonly IdSequence[], missing: number): string {
  if (told.length === 0) return 'No ids follow each other closely enough to miss one';
  if (missing === 0) return `No number is missing in ${counted(told.length, 'sequence')} of ids`;
  const numbers = told.reduce((sum, each) => sum + each.numbers, 0) + missing;
  return `${count(missing)} of ${counted(numbers, 'number')} between the first and the last id ${missing === 1 ? 'is' : 'are'} missing`;
}

const smallFrom = 10;

function sequencesTable(sequences: readonly IdSequence[]): Block {
  const shown = sequences.filter(({ numbers }) => numbers >= smallFrom);
  const small = sequences.length - shown.length;
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: table(
      'id-sequences',
      'Sequences of ids',
      [
        column('table', 'Table'),
        column('beginning', 'Beginning', 'id'),
        column('ids', 'Ids', 'count'),
        column('first', 'First', 'count'),
        column('last', 'Last', 'count'),
        column('missing', 'Missing', 'count'),
        column('told', 'Remark'),
      ],
      shown.map((each) => [
        words(each.table),
        words(each.prefix === '' ? '(none)' : each.prefix),
        counting(each.ids),
        words(String(each.first)),
        words(String(each.last)),
        counting(each.missing),
        words(each.isSequence ? '' : 'more than half is missing: no sequence'),
      ]),
      {
        note:
          small === 0
            ? null
            : `${counted(small, 'beginning')} with fewer than ${smallFrom} numbers ${small === 1 ? 'is' : 'are'} not looked at.`,
      },
    ),
  };
}

function gapsTable(gaps: AuditFindings['completeness']['gaps']): Block {
  const csv = 'missing-numbers.csv';
  const all = table(
    'id-gaps',
    'Numbers that no row has, the longest stretch first',
    [
      column('table', 'Table'),
      column('beginning', 'Beginning', 'id'),
      column('from', 'From', 'count'),
      column('to', 'To', 'count'),
      column('missing', 'Missing', 'count'),
    ],
    gaps.map(({ table: name, prefix, first, last, missing }) => [
      words(name),
      words(prefix === '' ? '(none)' : prefix),
      words(String(first)),
      words(String(last)),
      counting(missing),
    ]),
    { csv, note: rowsNote(gaps.length, 'stretch', 'stretches', csv) },
  );
  return {
    kind: 'table',
    title: 'Missing numbers',
    counted: `${counted(gaps.length, 'stretch', 'stretches')} of sequences, the longest first.`,
    table: all,
  };
}
