import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.js';

const keywords =
  /\b(SELECT|FROM|WHERE|WITH|AS|AND|OR|NOT|NULL|JOIN|ON|GROUP|ORDER|BY|CASE|WHEN|THEN|ELSE|END|UNION|ALL|OVER|PARTITION|HAVING|QUALIFY|IN|IS|BETWEEN|CAST|COALESCE|COUNT|SUM|MIN|MAX|TRUE|FALSE)\b/;

const rules: readonly (readonly [claim: string, fails: (model: Model) => boolean])[] = [
  ['begins with its grain', ({ text }) => !/^-- One row(:| per )/.test(text)],
  ['has a name of lower-case words', ({ path }) => !/^[a-z][a-z0-9_]*\.sql$/.test(basename(path))],
  ['keeps its lines within 100 columns', ({ text }) => /^.{101}/m.test(text)],
  ['has no tab and no trailing space', ({ text }) => /\t| $/m.test(text)],
  ['ends with one line break', ({ text }) => !/[^\n]\n$/.test(text)],
  ['writes keywords in lower case', ({ code }) => keywords.test(code)],
  ['is one bare query', ({ code }) => !/^\s*(with|select|from)\b/.test(code) || code.includes(';')],
  ['hides no fan-out with select distinct', ({ code }) => /\bselect\s+distinct\b/.test(code)],
  ['names the kind of every join', ({ code }) => hasBareJoin(code)],
];

test.each(rules)('every model %s', (_, fails) => {
  expect(
    models()
      .filter(fails)
      .map(({ path }) => path),
  ).toEqual([]);
});

test.each<[string, string]>([
  ['begins with its grain', 'select 1 as one\n'],
  ['writes keywords in lower case', '-- One row per case.\nSELECT 1\n'],
  ['is one bare query', '-- One row per case.\ncreate table cases as select 1\n'],
  ['is one bare query', '-- One row per case.\nselect 1;\n'],
  ['hides no fan-out with select distinct', '-- One row per case.\nselect\n  distinct a from b\n'],
  ['names the kind of every join', '-- One row per case.\nselect 1 from a\njoin b on a.x = b.x\n'],
])('a model that does not "%s" is found', (claim, text) => {
  const broken = rules.filter(([, fails]) => fails(toModel({ path: 'a.sql', text })));
  expect(broken.map(([name]) => name)).toContain(claim);
});

test('the models were seen', () => {
  expect(models().length).toBeGreaterThanOrEqual(30);
});

interface Model extends SourceFile {
  /** The text without comments and quoted values. */
  readonly code: string;
}

function models(): Model[] {
  return sourceFiles(['queries'], /\.sql$/).map(toModel);
}

function toModel({ path, text }: SourceFile): Model {
  return { path, text, code: text.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''") };
}

function hasBareJoin(code: string): boolean {
  return [...code.matchAll(/(\w+)\s+join\b/g)].some(
    ([, kind = '']) =>
      !/^(inner|left|right|full|outer|cross|asof|semi|anti|positional)$/.test(kind),
  );
}
