import type {
  AuditFindings,
  IdGap,
  IdSequence,
} from '../../../pipeline/findings/audit-contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, counting, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';

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
      'Ids of cases and events that end in a number, over the whole workspace; beginnings that never use the same number count as one sequence where less is missing so. A number is missing if it lies between the first and the last of a run and no row has it; a row in quarantine has none. A jump over more numbers than there are begins another run.',
    blocks: [sequencesTable(sequences), ...(gaps.length === 0 ? [] : [gapsFacts(gaps)])],
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
  const shown = sequences.filter(({ numbers, jump }) => numbers >= smallFrom || jump !== null);
  const small = sequences.length - shown.length;
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: withoutEmpty(
      table(
        'id-sequences',
        'Sequences of ids',
        [
          column('table', 'Table'),
          column('beginning', 'Beginning'),
          column('ids', 'Ids', 'count'),
          column('first', 'First', 'count'),
          column('last', 'Last', 'count'),
          column('missing', 'Missing', 'count'),
          column('remark', 'Remark'),
        ],
        shown.map((each) => [
          words(each.table),
          words(each.prefix === '' ? '(none)' : each.prefix),
          counting(each.ids),
          words(String(each.first)),
          words(String(each.last)),
          counting(each.missing),
          words(remarkOf(each)),
        ]),
        {
          note:
            small === 0
              ? null
              : `${counted(small, 'beginning')} with fewer than ${smallFrom} numbers ${small === 1 ? 'is' : 'are'} not looked at.`,
        },
      ),
    ),
  };
}

function remarkOf({ jump, isSequence, numbers }: IdSequence): string {
  return [
    ...(jump === null ? [] : [`after a jump over ${counted(jump, 'number')}`]),
    ...(isSequence
      ? []
      : [
          numbers < smallFrom ? 'too few to be a sequence' : 'more missing than there: no sequence',
        ]),
  ].join('; ');
}

const told = 400;

/** Every missing number, in order, as ranges. */
function gapsFacts(gaps: readonly IdGap[]): Block {
  const keys = [...new Set(gaps.map(keyOf))];
  return {
    kind: 'facts',
    title: 'Missing numbers',
    facts: keys.map((key) => {
      const own = gaps.filter((gap) => keyOf(gap) === key);
      const more = own.length - told;
      const ranges = own.slice(0, told).map(({ first, last }) => rangeText(first, last));
      return {
        label: key,
        text: `${ranges.join(', ')}${more > 0 ? `, and ${counted(more, 'stretch', 'stretches')} more; all are in the JSON` : ''}`,
      };
    }),
  };
}

function keyOf({ table: name, prefix }: IdGap): string {
  return prefix === '' ? name : `${name} ${prefix}`;
}

function rangeText(first: number, last: number): string {
  return first === last ? String(first) : `${first}–${last}`;
}
