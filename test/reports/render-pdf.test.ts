import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documentPdf } from '../../reports/document/paper.js';
import { sectionsOf } from '../../reports/monthly/contract.js';
import { monthlyDocument } from '../../reports/monthly/document.js';
import { drawFigures } from '../../reports/render/drawings.js';
import { hasPoppler, noPoppler, poppler } from '../browser/poppler.js';
import { monthlyModel } from './fixtures/monthly-model.js';
import { awkwardMonth, crowdedMonth, emptyMonth, oneCase } from './fixtures/monthly-variants.js';

const model = monthlyModel();

async function print(
  month = model,
  paper: 'a4' | 'us-letter' = 'a4',
  standard: 'a-3a' | 'ua-1' = 'a-3a',
) {
  return documentPdf(monthlyDocument(month), await drawFigures(sectionsOf(month)), paper, standard);
}

test('the same month gives the same bytes', async () => {
  expect(Buffer.from(await print()).equals(Buffer.from(await print()))).toBe(true);
}, 60_000);

test.each([
  ['full', model],
  ['empty', emptyMonth()],
  ['single-case', oneCase()],
  ['awkward', awkwardMonth()],
  ['crowded', crowdedMonth()],
])(
  'the %s month keeps the rules of accessible PDF',
  async (_, month) => {
    expect((await print(month, 'a4', 'ua-1')).length).toBeGreaterThan(0);
  },
  60_000,
);

test('the file says of itself that it is PDF/A-3a', async () => {
  const text = Buffer.from(await print()).toString('latin1');
  expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
  expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
}, 60_000);

describe('the PDF as poppler reads it', { timeout: 60_000 }, () => {
  let pdf: Uint8Array;
  beforeEach(({ skip }) => skip(!hasPoppler, noPoppler));
  beforeAll(async () => {
    pdf = await print();
  });

  test('it is tagged, dated by the data and titled by the month', () => {
    const info = poppler('pdfinfo', pdf);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+OwnBackup, October 2026/);
    expect(info).toMatch(/CreationDate:\s+Mon Nov {2}2 06:00:00 2026/);
  });

  test('headings, tables with heads, and figures are told to those who listen', () => {
    const structure = poppler('pdfinfo', pdf, ['-struct']);
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure']) {
      expect.soft(structure, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
    }
  });

  test('the findings are its bookmarks', () => {
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Outlines');
  });

  test('every face is embedded, and no other than ours is used', () => {
    const faces = poppler('pdffonts', pdf).trim().split('\n').slice(2);
    expect(faces.length).toBeGreaterThan(0);
    for (const face of faces) expect(face).toMatch(/\+(SourceSans3|Assistant)-.* yes yes yes/);
  });

  test('both papers carry the same words', async () => {
    const letter = await print(model, 'us-letter');
    expect(poppler('pdfinfo', pdf)).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    expect(poppler('pdfinfo', letter)).toMatch(/Page size:\s+612 x 792 pts \(letter\)/);
    const rows = (file: Uint8Array) =>
      poppler('pdftotext', file)
        .match(/OB-\d+/g)
        ?.sort();
    expect(rows(letter)).toEqual(rows(pdf));
  });

  test('no row is cut by a page, and each page of a table repeats its head', () => {
    const pages = poppler('pdftotext', pdf, ['-layout']).split('\f');
    for (const row of model.missed?.blocks.flatMap((block) =>
      block.kind === 'table' ? block.table.rows : [],
    ) ?? []) {
      const [id, due, overdue] = [row[0]?.text ?? '', row[5]?.text ?? '', row[6]?.text ?? ''];
      const page = pages.find((text) => text.includes(id) && text.includes(due)) ?? '';
      expect.soft(page, id).toContain(overdue.replaceAll('\u00a0', ' '));
      expect.soft(page, id).toContain('Overdue by');
    }
  });

  test('the rows go along as CSV', () => {
    expect(poppler('pdfdetach', pdf, ['-list'])).toContain('missed-obligations.csv');
  });

  test('signs without a face become boxes, in charts too', async () => {
    const month = awkwardMonth();
    const text = poppler('pdftotext', await print(month));
    expect(text).toContain('□□');
    expect(text).not.toContain('東');
  });
});
