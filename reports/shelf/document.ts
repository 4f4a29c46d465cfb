import type { DocumentModel } from '../document/contract.js';
import type { Cell, Section } from '../render/contract.js';
import { capital } from '../words/capital.js';
import { column, table, words } from '../words/cells.js';
import { counted, listed } from '../words/count.js';
import { month } from '../words/instant.js';
import type { DocumentKind, Shelved } from './contract.js';

const kinds: readonly { kind: DocumentKind; topic: string; one: string; many: string }[] = [
  { kind: 'monthly', topic: 'Months', one: 'monthly report', many: 'monthly reports' },
  { kind: 'quarterly', topic: 'Quarters', one: 'quarterly review', many: 'quarterly reviews' },
  { kind: 'audit', topic: 'Audit', one: 'audit file', many: 'audit files' },
  { kind: 'workpapers', topic: 'Workpapers', one: 'set of workpapers', many: 'sets of workpapers' },
  {
    kind: 'explanations',
    topic: 'Explanations',
    one: 'set of explanations',
    many: 'sets of explanations',
  },
];

/** The page that leads to every document of a folder: by kind, then the newest period first, then by policy, account and audience. */
export function shelfDocument(shelved: readonly Shelved[], programVersion: string): DocumentModel {
  const sections = kinds.flatMap(({ kind, topic, one, many }): Section[] => {
    const own = shelved.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        id: kind,
        topic,
        heading: counted(own.length, one, many),
        counted: null,
        blocks: [{ kind: 'table', title: null, counted: null, table: tableOf(kind, topic, own) }],
      },
    ];
  });
  const headline = sections.length === 0 ? 'No report yet' : listed(sections.map((s) => s.heading));
  const foot = `Punctual ${programVersion}`;
  return {
    title: 'Punctual: reports',
    subject: 'Punctual',
    period: 'Reports in this folder',
    imprint: [],
    running: '',
    foot,
    createdAtMs: 0,
    front: {
      headline,
      counted:
        'This page names every account: it is for internal use. A document for customers names its own account alone.',
      blocks: [],
    },
    contents: 'On this page',
    sections,
    printsNumbers: false,
    attachments: [],
  };
}

function tableOf(kind: DocumentKind, caption: string, shelved: readonly Shelved[]) {
  const columns = [
    column('period', 'Period'),
    column('policy', 'Policy'),
    column('account', 'Account'),
    column('audience', 'For'),
    column('found', 'What it found'),
    column('files', 'Also as'),
  ];
  const rows = [...shelved].sort(inOrder).map((each): Cell[] => {
    const [first, ...others] = each.files;
    return [
      { text: capital(month(each.period)), value: each.period },
      words(each.policy?.name ?? 'all'),
      words(each.account?.name ?? 'all'),
      words(each.audience),
      linked(each.headline, first),
      { text: others.map(endingOf).join(' '), value: null, links: others.map(linkOf) },
    ];
  });
  return table(`shelf-${kind}`, caption, columns, rows);
}

function linked(text: string, file: string | undefined): Cell {
  return { text, value: null, links: file === undefined ? [] : [{ text, href: hrefOf(file) }] };
}

function linkOf(file: string) {
  return { text: endingOf(file), href: hrefOf(file) };
}

function endingOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toUpperCase();
}

function hrefOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function inOrder(a: Shelved, b: Shelved): number {
  if (a.period !== b.period) return a.period > b.period ? -1 : 1;
  const [left, right] = [a, b].map(({ policy, account, audience }) =>
    [policy?.id ?? '', account?.name ?? '', account?.id ?? '', audience].join('\u0000'),
  );
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
