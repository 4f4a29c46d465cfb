import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shelve } from '../../cli/shelf.js';
import type { Shelved } from '../../reports/shelf/contract.js';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'punctual-shelf-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

function report(more: Partial<Shelved>, ...files: readonly string[]): Shelved {
  for (const file of files) writeFileSync(join(out, file), '');
  return {
    kind: 'monthly',
    period: '2026-10',
    policy: { id: 'acme', name: 'Acme Support' },
    account: null,
    audience: 'internal',
    headline: 'Support kept all 12 of its promises',
    files,
    ...more,
  };
}

const page = () => readFileSync(join(out, 'index.html'), 'utf8');
const links = () =>
  [...page().matchAll(/<td[^>]*>.*?<\/td>/g)].flatMap(([cell]) =>
    [...cell.matchAll(/href="([^"]+)"/g)].map(([, href]) => href),
  );

test('a document is listed by what it found, and leads to each of its files', () => {
  shelve(out, [report({}, 'acme-2026-10.html', 'acme-2026-10.pdf')]);
  expect(page()).toContain('<a href="acme-2026-10.html">Support kept all 12 of its promises</a>');
  expect(links()).toEqual(['acme-2026-10.html', 'acme-2026-10.pdf']);
});

test('earlier documents stay listed, the newest period first', () => {
  shelve(out, [report({ period: '2026-09' }, 'a-09.html')]);
  shelve(out, [report({ period: '2026-10' }, 'a-10.html')]);
  shelve(out, [report({ kind: 'quarterly', period: '2026-Q3', audience: 'customer' }, 'q.pdf')]);
  expect(links()).toEqual(['a-10.html', 'a-09.html', 'q.pdf']);
  expect(page()).toContain('<h1>2 monthly reports and 1 quarterly review</h1>');
});

test('a document made again stands once, and one whose files are gone no more', () => {
  shelve(out, [report({}, 'first.html'), report({ period: '2026-08' }, 'gone.html')]);
  rmSync(join(out, 'gone.html'));
  shelve(out, [report({ headline: 'Support kept 11 of 12' }, 'first.html')]);
  expect(links()).toEqual(['first.html']);
  expect(page()).toContain('Support kept 11 of 12');
});

test('a list that cannot be read costs the list, not the run', () => {
  writeFileSync(join(out, '.index.json'), '{"half');
  shelve(out, [report({}, 'first.html')]);
  expect(links()).toEqual(['first.html']);
});

test('names and file names are text, not markup', () => {
  const account = { id: '1', name: '<b>Pots & Pans</b>' };
  shelve(out, [report({ account }, 'a & b #1.html')]);
  expect(page()).toContain('&lt;b&gt;Pots &amp; Pans&lt;/b&gt;');
  expect(links()).toEqual(['a%20%26%20b%20%231.html']);
});
