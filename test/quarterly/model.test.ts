import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { toldTo } from '../../pipeline/findings/quarterly/told.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { QuarterlyModel } from '../../reports/quarterly/contract.js';
import { quarterlyModel } from '../../reports/quarterly/model.js';
import { renderQuarter } from '../../reports/quarterly/render.js';
import { plain } from '../../reports/words/prose.js';
import { quartersOf, replayedSample } from './sample-quarter.js';

// One account under two policies, one with a contract and no case, one with a single case.
const changes = [
  `update raw.contracts set account_id = 'OWN-US-0003' where account_id = 'PRX-US-0001'`,
  `update raw.cases set account_id = 'OWN-US-0003' where account_id = 'PRX-US-0001'`,
  `delete from raw.cases where account_id = 'OWN-IL-0001'`,
  `delete from raw.cases where account_id = 'OWN-UK-0004'
    and case_id <> (select min(case_id) from raw.cases where account_id = 'OWN-UK-0004'
      and opened_at_ms between 1782864000000 and 1790000000000)`,
];
let warehouse: Warehouse;
let found: readonly QuarterlyFindings[];

beforeAll(async () => {
  warehouse = await replayedSample(changes);
  ({ found } = await quartersOf(warehouse, null, 'customer'));
}, 240_000);
afterAll(() => warehouse.close());

function findingsOf(id: string): QuarterlyFindings {
  const own = found.find(({ scope }) => scope.account.id === id);
  if (own === undefined) throw new Error(`No account ${id}.`);
  return toldTo(own, null);
}

function sentencesOf({ headline, counted, front, sections }: QuarterlyModel): string[] {
  return [
    headline,
    counted,
    ...front.flatMap((block) =>
      block.kind === 'attention'
        ? block.items.map(plain)
        : block.kind === 'summary'
          ? block.rows.map((row) => row.counted)
          : [],
    ),
    ...sections.flatMap((section) => [section.heading, section.counted ?? '']),
  ];
}

test('two policies are told side by side, and no figure is added up over them', async () => {
  const findings = findingsOf('OWN-US-0003');
  const model = quarterlyModel(findings);
  expect(findings.policies.map(({ policy }) => policy.id)).toEqual(['ownbackup', 'probax']);
  expect(model.headline).toMatch(
    /^Of what support owed Wexley Legal, Inc\. in the third quarter, \d+ of \d+ obligations were met under OwnBackup .+ and .+ under Probax/,
  );
  const summaries = model.front.flatMap((block) => (block.kind === 'summary' ? [block] : []));
  expect(summaries.map(({ rows }) => rows.length > 1)).toEqual([true, true]);
  const service = model.sections.find(({ id }) => id === 'service');
  const titles = service?.blocks.flatMap((block) => (block.kind === 'table' ? [block.title] : []));
  expect(titles).toEqual([
    'Under OwnBackup Customer Support Policy',
    'Under Probax Partner Support Policy',
  ]);
  const { html } = await renderQuarter(findings, { formats: ['html'], paper: 'a4' });
  const ids = [...(html ?? '').matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('no two parts of a document have one id', () => {
  const doubled = found.flatMap((findings) => {
    const { front, sections } = quarterlyModel(toldTo(findings, null));
    const blocks = [...front, ...sections.flatMap((section) => section.blocks)];
    const ids = [
      ...sections.map(({ id }) => id),
      ...blocks.flatMap((block) => {
        if (block.kind === 'table') return [block.table.id];
        return block.kind === 'figure' ? [block.id, block.numbers.id] : [];
      }),
    ];
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  expect([...new Set(doubled)]).toEqual([]);
});

test('an account with a contract and no case has a document that says so', async () => {
  const model = quarterlyModel(findingsOf('OWN-IL-0001'));
  expect(model.headline).toMatch(/^No promise to .+ fell due in the third quarter$/);
  expect(model.counted).toContain('no obligation belongs to the third quarter 2026');
  expect(model.sections.map(({ id }) => id)).not.toContain('missed');
  const rendered = await renderQuarter(findingsOf('OWN-IL-0001'), {
    formats: ['html', 'pdf'],
    paper: 'us-letter',
  });
  expect(rendered.pdf?.length).toBeGreaterThan(10_000);
}, 60_000);

test('one case is spoken of as one', () => {
  const text = sentencesOf(quarterlyModel(findingsOf('OWN-UK-0004'))).join('\n');
  expect(text).toContain('on 1 case;');
  expect(text).toMatch(/^1 case was opened in the third quarter/m);
});

test('no document of the sample says "1 cases", and every heading is a sentence', () => {
  const models = found.map((findings) => quarterlyModel(toldTo(findings, null)));
  const texts = models.flatMap(sentencesOf);
  const wrong =
    /\b1 (cases|obligations|answers|verdicts|invitations|deliverables|days|accounts)\b|undefined|NaN|null/;
  expect(texts.filter((text) => wrong.test(text.replace(/\d,\d{3}|\d\.\d/g, '')))).toEqual([]);
  expect(texts.filter((text) => /^[a-z]/.test(text) || /\s[.,;]|\(\)| {2}/.test(text))).toEqual([]);
});

test('a document holds its account’s volumes, satisfaction and deliverables where there are any', () => {
  const topics = new Set(
    found.flatMap((findings) =>
      quarterlyModel(toldTo(findings, null)).sections.map(({ id }) => id),
    ),
  );
  for (const id of [
    'service',
    'volumes',
    'cases',
    'missed',
    'open',
    'satisfaction',
    'deliverables',
    'readings',
    'left-out',
    'definitions',
  ]) {
    expect(topics, id).toContain(id);
  }
  expect(topics).not.toContain('evidence');
});
