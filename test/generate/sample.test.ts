import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../cli/main.js';
import { badRows } from '../../pipeline/generate/writing/bad-rows.js';
import { tableNames } from '../../pipeline/generate/writing/tables.js';
import { packageRoot } from '../../pipeline/root.js';
import { captureIo } from '../cli/captured-io.js';

const sampleFolder = join(packageRoot, 'sample-data');
const readme = readFileSync(join(sampleFolder, 'README.md'), 'utf8');

test.each(['--sample', '--cases 1200 --seed 2026 --recent 5 --bad-rows'])(
  'generate %s gives the files of sample-data again, byte for byte',
  async (options) => {
    const folder = mkdtempSync(join(tmpdir(), 'punctual-sample-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const io = captureIo();
    expect(await run(['generate', ...options.split(' '), '--out', folder], io)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(tableNames.map((name) => `${name}.csv`).sort());
    for (const name of tableNames) {
      const made = readFileSync(join(folder, `${name}.csv`));
      expect(made.equals(readFileSync(join(sampleFolder, `${name}.csv`))), name).toBe(true);
    }
  },
);

test('the sample is small enough to be cloned by everyone', () => {
  const sizes = tableNames.map((name) => statSync(join(sampleFolder, `${name}.csv`)).size);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2_000_000);
});

test.each(badRows)(
  'the README tells of the $flaw in row $row of $table',
  ({ table, row, flaw }) => {
    expect(readme).toContain(`| \`${table}.csv\` | ${row} | ${flaw} |`);
  },
);

test.each(badRows)('row $row of $table holds the $flaw', ({ table, row, line }) => {
  const lines = recordsOf(readFileSync(join(sampleFolder, `${table}.csv`), 'utf8'));
  expect(lines[row]).toBe(line(lines[row - 1] ?? ''));
});

function recordsOf(text: string): string[] {
  return text.match(/(?:"(?:[^"]|"")*"|[^"\n])+/g) ?? [];
}
