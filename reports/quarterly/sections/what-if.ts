import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { WhatIfFinding } from '../../../pipeline/findings/whatif-contract.js';
import type { Block, Cell, Section } from '../../render/contract.js';
import { movesInWords, notesOf, promiseSentence, shareOf } from '../../whatif/sentences.js';
import { nameOf } from '../../whatif/terms.js';
import { capital } from '../../words/capital.js';
import { column, table, words } from '../../words/cells.js';
import { wordsOf } from '../../words/names.js';
import { prose } from '../../words/prose.js';

/** The same responses judged under other terms, for those who talk about the contract; null where nothing was asked or judged. */
export function whatIfSection({ whatIfs }: QuarterlyFindings): Section | null {
  const told = whatIfs.filter(({ promises }) => promises.some(({ house }) => house.n > 0));
  const [first] = told;
  const promise = first?.promises.find(({ house }) => house.n > 0);
  if (first === undefined || promise === undefined) return null;
  const notes = [...new Set(told.flatMap(notesOf))];
  return {
    id: 'what-if',
    topic: 'Under other terms',
    heading: promiseSentence(first, promise),
    counted:
      'The responses of the quarter as they were, judged under other terms. What anybody would have done under them is not known. In no document for the customer.',
    blocks: [
      judgedTable(told),
      ...(notes.length === 0
        ? []
        : [{ kind: 'prose' as const, paragraphs: notes.map((note) => prose(note)) }]),
    ],
  };
}

function judgedTable(told: readonly WhatIfFinding[]): Block {
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: table(
      'what-if-judged',
      'The same responses judged under other terms',
      [
        column('terms', 'Judged under'),
        column('promise', 'Promise'),
        column('house', 'As contracted'),
        column('judged', 'Judged'),
        column('moves', 'What moves'),
      ],
      told.flatMap(rowsOf),
    ),
  };
}

function rowsOf(finding: WhatIfFinding): Cell[][] {
  return finding.promises
    .filter(({ house, whatIf }) => house.n > 0 || whatIf.n > 0)
    .map((promise) => [
      words(capital(nameOf(finding))),
      words(wordsOf(promise.promise).name),
      words(shareOf(promise.house)),
      words(promise.isPromisedByWhatIf ? shareOf(promise.whatIf) : 'no commitment'),
      words(movesInWords(promise.moves).join(', ') || 'nothing'),
    ]);
}
