import type { ReadingTerm } from '../../../pipeline/findings/contract.js';
import type {
  PolicyQuarter,
  QuarterlyFindings,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { counted } from '../../words/count.js';
import { readingName } from '../../words/names.js';
import { idUnder, linkedUnder, quarterName, underPolicy } from '../names.js';
import { notesAt } from '../notes.js';

/** Which verdicts of the quarter hang on how an open clause is read; null where none does. */
export function readingsSection(findings: QuarterlyFindings): Section | null {
  const told = findings.policies.filter(({ hinges }) => hinges.length > 0);
  if (told.length === 0) return null;
  const all = told
    .flatMap(({ hinges }) => hinges)
    .reduce((sum, { obligations }) => sum + obligations, 0);
  return {
    id: 'readings',
    topic: 'What the readings change',
    heading: `${counted(all, 'verdict')} of ${quarterName(findings.scope.month)} ${all === 1 ? 'hangs' : 'hang'} on how the policy’s text is read`,
    counted:
      'The text leaves these questions open. The figures follow the reading in the third column; counted is what another answer would turn, together with others or alone.',
    blocks: [
      ...notesAt(findings, 'readings'),
      ...told.map((quarter) => readingsTable(findings, quarter)),
    ],
  };
}

function readingsTable(findings: QuarterlyFindings, quarter: PolicyQuarter): Block {
  const { policy, hinges } = quarter;
  const involving = (reading: string, alone: boolean) =>
    hinges
      .filter(({ readings }) => readings.includes(reading) && (!alone || readings.length === 1))
      .reduce((sum, { obligations }) => sum + obligations, 0);
  const together = hinges
    .filter(({ readings }) => readings.length === 0)
    .reduce((sum, { obligations }) => sum + obligations, 0);
  const rows = policy.readings
    .map((term) => ({
      term,
      any: involving(term.reading, false),
      alone: involving(term.reading, true),
    }))
    .filter(({ any }) => any > 0)
    .sort((a, b) => b.alone - a.alone || b.any - a.any);
  return {
    kind: 'table',
    title: underPolicy(findings, quarter),
    counted: null,
    table: table(
      idUnder(findings, quarter, 'readings-table'),
      'Open clauses and what they decide',
      [
        column('clause', 'Clause', 'id'),
        column('question', 'What the text leaves open'),
        column('house', 'How it is read here'),
        column('others', 'Other answers'),
        column('any', 'Verdicts', 'count'),
        column('alone', 'Alone', 'count'),
      ],
      rows.map(({ term, any, alone }) => [
        words(term.clause),
        words(term.question),
        words(`${saysOf(term.options[0])}.`),
        words(`${term.options.slice(1).map(saysOf).join('; ')}.`),
        linkedUnder(findings, quarter, counting(any), { of: 'hinges', kind: term.reading }),
        linkedUnder(findings, quarter, counting(alone), {
          of: 'hinges',
          kind: term.reading,
          and: { mark: 'alone' },
        }),
      ]),
      together === 0
        ? {}
        : {
            note: `${counted(together, 'more verdict')} ${together === 1 ? 'turns' : 'turn'} only where several clauses are read otherwise at once.`,
          },
    ),
  };
}

function saysOf(option: ReadingTerm['options'][number] | undefined): string {
  if (option === undefined) return '';
  return option.says.replace(/\.$/, '') || readingName(option.option);
}
