import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../pipeline/root.js';
import { linesMatching, sourceFiles } from './source-files.js';

test('the lock file installs on every platform and from any registry', () => {
  const checker = join(packageRoot, '.ci', 'complete-lock.mjs');
  const { status, stdout } = spawnSync(process.execPath, [checker, '--check'], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test('the top level holds the folders of the architecture and nothing else', () => {
  const folders = 'cli pipeline policies queries reports sample-data test'.split(' ');
  const files = 'CHANGELOG.md LICENSE README.md package.json package-lock.json'.split(' ');
  const config = /^(\..*|biome\.json|tsconfig(\.\w+)?\.json|vitest\.config\.ts)$/;
  const made = /^(node_modules|dist|out|coverage|punctual\.duckdb.*)$/;
  const others = readdirSync(packageRoot)
    .filter((name) => ![...folders, ...files].includes(name))
    .filter((name) => !config.test(name) && !made.test(name));
  expect(others).toEqual([]);
});

test('no file names a folder of somebody’s machine', () => {
  const machine = /(^|[\s"'`(=:])(\/(work|tmp|root|Users|home|var|mnt)\/\w|[A-Z]:\\\w)/;
  expect(linesMatching(sourceFiles(), machine)).toEqual([]);
});

test('nothing is left for later', () => {
  const later = /\bT[O]DO\b|\bFI[X]ME\b|\bX[X]X\b/;
  expect(linesMatching(sourceFiles(), later)).toEqual([]);
});

test('a test that does not run says why', () => {
  const silent =
    /\b(test|it|describe)(\.each\(.*)?\.(skip|only|todo|skipIf|runIf|fails)\b|\bskip\(\)/;
  expect(linesMatching(sourceFiles(['test'], /\.test\.ts$/), silent)).toEqual([]);
});
