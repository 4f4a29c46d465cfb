import type { Block, FormBlock, Section, Table } from '../render/contract.js';
import { counted } from '../words/count.js';
import { prose } from '../words/prose.js';
import type { Workpaper } from './contract.js';

const factsShown = 8;
const factsFirst = 3;

/** One unit on one page: what it is, what it is held against, what happened, what the program says, and room for marks. */
export function workpaperPage(paper: Workpaper, zone: string): Section {
  const { number, name, heading, identification, criteria, figure, obligations, sentences } = paper;
  const blocks: Block[] = [
    { kind: 'facts', title: null, facts: [...identification, ...criteria] },
    ...(figure === null ? [] : [{ ...figure, note: null }]),
    ...(figure === null || obligations !== null ? [] : [factsTable(figure.numbers, number)]),
    ...(obligations === null ? [] : [obligationsTable(obligations, number)]),
    ...(sentences.length === 0
      ? []
      : [
          {
            kind: 'prose' as const,
            title: 'What the program says',
            paragraphs: sentences.map((sentence) => prose(sentence)),
          },
        ]),
    marks,
  ];
  return {
    id: `paper-${number}`,
    topic: `${number} · ${name}`,
    heading,
    counted: `Times are those of ${zone}.`,
    blocks,
    startsPage: true,
  };
}

function factsTable(numbers: Table, number: number): Block {
  return { kind: 'table', title: null, counted: null, table: shortened(numbers, number, 'fact') };
}

function obligationsTable(obligations: Table, number: number): Block {
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: shortened(obligations, number, 'obligation'),
  };
}

/** As many rows as leave room for the marks: how it began, and how it ended. */
function shortened(all: Table, number: number, one: string): Table {
  const more = all.rows.length - factsShown;
  const begins = all.rows.slice(0, more > 0 ? factsFirst : factsShown);
  const ends = more > 0 ? all.rows.slice(factsFirst - factsShown) : [];
  return {
    ...all,
    id: `paper-${number}-shown`,
    caption: `${all.caption}, page ${number}`,
    rows: [...begins, ...ends],
    note:
      more > 0
        ? `${counted(more, `more ${one}`)} after the first ${factsFirst}: punctual explain tells all.`
        : null,
  };
}

const line = { choices: [], lines: 1 } as const;

const marks: FormBlock = {
  kind: 'form',
  title: 'Tester',
  fields: [
    { label: 'Evidence seen', ...line, lines: 2, width: 'whole' },
    { label: 'Due, computed again', ...line, width: 'half' },
    { label: 'Verdict agrees', choices: ['yes', 'no'], lines: 1, width: 'half' },
    { label: 'Exceptions', ...line, lines: 2, width: 'whole' },
    { label: 'Initials and date', ...line, width: 'half' },
    { label: 'Reviewed by', ...line, width: 'half' },
  ],
};
