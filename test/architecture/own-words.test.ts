import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../pipeline/root.js';
import { sourceFiles } from './source-files.js';

const seeds = join(packageRoot, '..', 'shared', 'seeds');
const runLength = 12;

test('no sentence of a policy text is repeated', ({ skip }) => {
  if (!existsSync(seeds)) skip('the policy texts are not beside this repository');
  const taken = readdirSync(seeds).flatMap((name) =>
    runsOf(readFileSync(join(seeds, name), 'utf8')),
  );
  const known = new Set(taken);
  const repeated = sourceFiles().flatMap(({ path, text }) =>
    runsOf(text)
      .filter((run) => known.has(run))
      .map((run) => `${path}: ${run}`),
  );
  expect(known.size).toBeGreaterThan(1000);
  expect(repeated).toEqual([]);
});

test('twelve words in a row are found whatever their punctuation and line breaks', () => {
  const said = 'We reply within one hour, on every day of the year — always.';
  const quoted = '# we reply within "one hour"\n# on every day of the year; always';
  expect(runsOf(said)).toEqual(runsOf(quoted).slice(0, 2));
  expect(runsOf('We reply within one hour.')).toEqual([]);
});

/** Every twelve consecutive words of a text. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - runLength + 1))
    .map((_, index) => words.slice(index, index + runLength).join(' '));
}
