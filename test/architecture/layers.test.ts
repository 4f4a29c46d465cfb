import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../pipeline/root.js';
import { cruiseProgram } from './cruise.js';

// With a compiler it does not know, dependency-cruiser sees nothing and is content.
const fewestModules = 120;

let program: ICruiseResult;

beforeAll(async () => {
  program = await cruiseProgram(packageRoot);
});

test('imports point one way, without cycles, and the policy core is pure', () => {
  const broken = program.summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
  );
  expect(broken).toEqual([]);
});

test('the layer rules saw the whole program', () => {
  const own = program.modules.filter(({ source }) =>
    /^(cli|pipeline|reports)\/.*\.ts$/.test(source),
  );
  expect(own.length).toBeGreaterThanOrEqual(fewestModules);
  expect(own.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(own.length);
});

const forbidden: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no-cycles', 'pipeline/target.ts', './target-b.js'],
  ['everything-resolves', 'pipeline/a.ts', './nowhere.js'],
  ['pipeline-stands-alone', 'pipeline/a.ts', '../cli/main.js'],
  ['pipeline-stands-alone', 'pipeline/a.ts', '../reports/target.js'],
  ['reports-see-only-findings', 'reports/a.ts', '../pipeline/target.js'],
  ['reports-see-only-findings', 'reports/a.ts', '../cli/main.js'],
  ['product-without-tests', 'cli/a.ts', '../test/target.js'],
  ['product-without-tests', 'pipeline/a.ts', 'fast-check'],
  ['one-door-to-the-engine', 'pipeline/a.ts', '@duckdb/node-api'],
  ['one-door-to-the-engine', 'reports/a.ts', '@duckdb/node-api'],
  ['pure-policy', 'pipeline/policy/a.ts', 'node:fs'],
  ['pure-policy', 'pipeline/policy/a.ts', 'node:fs/promises'],
  ['pure-policy', 'pipeline/policy/a.ts', '../warehouse/target.js'],
  ['commands-are-called', 'cli/a.ts', './main.js'],
];

test.each(forbidden)('%s: %s may not import %s', async (rule, file, imported) => {
  const broken = await violationsOf({
    'cli/main.ts': 'export const target = 1;',
    'pipeline/target.ts': 'export const target = 1;',
    'pipeline/target-b.ts': "export * from './target.js';",
    'pipeline/warehouse/target.ts': 'export const target = 1;',
    'reports/target.ts': 'export const target = 1;',
    'test/target.ts': 'export const target = 1;',
    [file]: `import type * as target from '${imported}';\nexport type Target = typeof target;`,
  });
  expect(broken).toContain(rule);
});

test('a report may read the findings, and the policy loader may read files', async () => {
  const broken = await violationsOf({
    'cli/a.ts': "export * from '../pipeline/policy/load.js';\nexport * from '../reports/a.js';",
    'pipeline/findings/contract.ts': 'export const target = 1;',
    'pipeline/policy/load.ts': "export { readFileSync } from 'node:fs';",
    'reports/a.ts': "export * from '../pipeline/findings/contract.js';",
  });
  expect(broken).toEqual([]);
});

async function violationsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'punctual-layers-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { summary } = await cruiseProgram(root);
  return summary.violations.map(({ rule }) => rule.name);
}
