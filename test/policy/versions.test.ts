import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UserError } from '../../pipeline/failure.js';
import { loadPolicies } from '../../pipeline/policy/load.js';
import { changed, samplePolicy } from './sample-policy.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function complaints(files: Readonly<Record<string, string>>): string[] {
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  try {
    loadPolicies(paths, (path) => basename(path));
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.failures.map(({ where, message }) => `${where ?? ''} ${message}`.trim());
  }
}

const first = changed('{ from: 2024-01-01 }', '{ from: 2024-01-01, to: 2024-06-30 }');
const second = changed(
  '{ from: 2024-01-01 }',
  '{ from: 2024-07-01 }',
  changed("version: '1'", "version: '2'"),
);

test('versions that follow one another are sound', () => {
  expect(complaints({ 'a.yaml': first, 'b.yaml': second })).toEqual([]);
});

test('two versions are not in force on one day', () => {
  expect(complaints({ 'a.yaml': samplePolicy, 'b.yaml': second })).toEqual([
    'b.yaml:4 Policy "acme": versions "1" (a.yaml) and "2" are both in force on 2024-07-01.',
  ]);
});

test('a version is there once', () => {
  expect(complaints({ 'a.yaml': samplePolicy, 'b.yaml': samplePolicy })).toEqual([
    'b.yaml:2 Policy "acme" version "1" is already in a.yaml.',
  ]);
});

test('the problems of all files are told together', () => {
  expect(complaints({ 'a.yaml': '', 'b.yaml': changed('id: acme', 'id: A') })).toEqual([
    'a.yaml:1 The file holds no policy.',
    'b.yaml:1 id cannot be "A".',
  ]);
});

test('a file that is not there is told by name', () => {
  expect(() => loadPolicies([join(folder, 'none.yaml')], () => 'none.yaml')).toThrow(
    'The policy file "none.yaml" cannot be read.',
  );
});
