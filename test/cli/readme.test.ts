import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CanonicalTable, canonicalTables } from '../../pipeline/ingest/canonical.js';
import { inspectPolicies } from '../../pipeline/policy/load.js';
import { packageRoot } from '../../pipeline/root.js';
import { sourceFiles } from '../architecture/source-files.js';
import { actingCommands, complaintAbout, freshProgram } from './command-lines.js';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');

test.each(['npm ci && npm start', 'npm ci && npm test'])('the README says `%s`', (line) => {
  expect(shellLines()).toContain(line);
});

test.each(actingCommands(freshProgram()))('the README shows $name', ({ name }) => {
  const shown = shellLines().some((line) => `${line} `.startsWith(`punctual ${name} `));
  expect(shown).toBe(true);
});

test.each(sourceFiles(['.'], /\.md$/))('command lines in $path work as typed', async ({ text }) => {
  const lines = shellLines(text).filter((line) => line.startsWith('punctual '));
  const complaints = await Promise.all(lines.map((line) => complaintAbout(line)));
  expect(complaints.filter((complaint) => complaint !== undefined)).toEqual([]);
});

test("the README's policy is one, and nothing in it is worth a remark", () => {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'acme.yaml');
  writeFileSync(path, blocks('yaml').join(''));
  const [finding] = inspectPolicies([path]);
  expect(finding?.failures).toEqual([]);
  expect(finding?.notes).toEqual([]);
});

test('every picture and file that the README points to is there', () => {
  const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
  const missing = targets
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => !existsSync(join(packageRoot, target)));
  expect(missing).toEqual([]);
});

test('the README lists every table and column that can be ingested', () => {
  const told = [...readme.matchAll(/^\| `(\w+)` \| [^|]+ \| (.+) \|$/gm)].map(
    ([, name, columns]) => `${name}: ${columns}`,
  );
  expect(told.sort()).toEqual(canonicalTables.map(tableLine).sort());
});

function tableLine({ name, columns }: CanonicalTable): string {
  const names = columns.map((column) => (column.required ? `**${column.name}**` : column.name));
  return `${name}: ${names.join(', ')}`;
}

function shellLines(text: string = readme): string[] {
  return blocks('sh', text)
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
    .filter((line) => line !== '');
}

function blocks(language: string, text: string = readme): string[] {
  const fenced = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...text.matchAll(fenced)].map(([, block = '']) => block);
}
