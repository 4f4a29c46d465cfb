import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { beforeEach, expect, test } from 'vitest';
import { hasPoppler, noPoppler } from '../browser/poppler.js';
import { wordsOutside, wordsOverlaid } from './words-on-paper.js';

beforeEach(({ skip }) => skip(!hasPoppler, noPoppler));

function printed(body: string): Uint8Array {
  const typst = NodeCompiler.create();
  const mainFileContent = `#set page(width: 200pt, height: 200pt, margin: 20pt)\n${body}`;
  return typst.pdf({ mainFileContent });
}

test('a word that crosses the edge of its page is found, by the letters that poppler still sees', () => {
  const pdf = printed('inside #pagebreak() #place(dx: 175pt)[outside]');
  expect(wordsOutside(pdf)).toEqual(['page 2: o']);
});

test('a word that is printed over another is found, and neighbours are not', () => {
  const pdf = printed('#place(dx: 5pt)[under] #place(dx: 12pt)[over] #v(60pt) one two \\ three');
  expect(wordsOverlaid(pdf)).toHaveLength(1);
});
