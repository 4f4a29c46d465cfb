import { expect, test } from 'vitest';
import type { Commentary } from '../../pipeline/notes/contract.js';
import { guardNote, type Unspeakable } from '../../pipeline/notes/guard.js';
import { parseNote } from '../../pipeline/notes/parse.js';
import { noteName } from '../../pipeline/notes/read.js';

const parts = (text: string) => parseNote(text).commentary.parts;

test('headings put a note’s text into the parts of the document; what comes first is the summary', () => {
  const read = parts(
    '# Anvil, Q3\n\nFirst.\n\n## Open items\n\nSecond.\n\n### internal: renewal\n\nThird.\n\n## Weather ##\nFourth.\n',
  );
  expect(read.map(({ place, heading }) => [place, heading])).toEqual([
    ['summary', null],
    ['open items', 'Open items'],
    ['internal', 'internal: renewal'],
    ['commentary', 'Weather'],
  ]);
  expect(parseNote('## Weather\n\nFine.').unknownHeadings).toEqual(['Weather']);
});

test('paragraphs, lists and emphasis are read; lines of one paragraph are joined', () => {
  const [part] = parts('One *two*\nthree **four**.\n\n- a\n- b\n  more of b\n\n1. c\n2) _d_\n');
  expect(part?.pieces).toEqual([
    {
      kind: 'paragraph',
      runs: [
        { text: 'One ', emphasis: false },
        { text: 'two', emphasis: true },
        { text: ' three ', emphasis: false },
        { text: 'four', emphasis: true },
        { text: '.', emphasis: false },
      ],
    },
    {
      kind: 'list',
      items: [[{ text: 'a', emphasis: false }], [{ text: 'b more of b', emphasis: false }]],
    },
    {
      kind: 'list',
      items: [[{ text: 'c', emphasis: false }], [{ text: 'd', emphasis: true }]],
    },
  ]);
});

test.each([
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ['\\*not emphasised\\*', '*not emphasised*'],
  ['<b>bold</b> & #set page() $x$', '<b>bold</b> & #set page() $x$'],
  ['`code_with_lines`', 'code_with_lines'],
  ['[a link](https://example.org)', '[a link](https://example.org)'],
])('what is no markup of ours is text: %s', (text, plain) => {
  const [piece] = parts(text)[0]?.pieces ?? [];
  if (piece?.kind !== 'paragraph') throw new Error('No paragraph.');
  expect(piece.runs).toEqual([{ text: plain, emphasis: false }]);
});

test('comments, headings without text, and a note without words say nothing', () => {
  expect(
    parts('# Title\n\n<!-- a secret\n\nof two lines -->\n\n## Cases\n\n## Internal\n'),
  ).toEqual([]);
  expect(parts('\ufeff\n\n')).toEqual([]);
  expect(parts('<!-- never closed\n\nwords')).toEqual([]);
});

test('an account whose id is a path stays within the folder of notes', () => {
  expect(noteName('../../etc', '2026-Q3')).toBe('notes/..-..-etc/2026-Q3.md');
  expect(noteName('..', '2026-Q3')).toBe('notes/-/2026-Q3.md');
});

const held: Unspeakable[] = [
  { of: 'A-1', name: 'A-1', kind: 'account' },
  { of: 'A-1', name: 'Anvil Ltd', kind: 'account' },
  { of: 'A-12', name: 'A-12', kind: 'account' },
  { of: 'A-12', name: 'Bellows & Co.', kind: 'account' },
  { of: '', name: 'agent-7', kind: 'agent' },
];

test.each([
  ['their own name and id', 'Anvil Ltd is A-1.', null],
  ['a name within a longer word', 'Part A-123 of Bellows & Companions', null],
  ['another account', 'Like *Bellows & Co.*', 'names another account, "Bellows & Co."'],
  ['another account’s id', 'See A-12, please.', 'names another account, "A-12"'],
  ['a person of ours', '- agent-7 knows', 'names a person of ours, "agent-7"'],
  ['a heading', '## Agent agent-7\n\nWords.', 'names a person of ours'],
])('a note may hold what is theirs and nobody else’s: %s', (_, text, message) => {
  const commentary: Commentary = parseNote(text).commentary;
  const guard = () => guardNote(commentary, 'A-1', held, 'notes/A-1/2026-Q3.md');
  if (message === null) expect(guard).not.toThrow();
  else expect(guard).toThrow(message);
});
