import { columnGap, columnWidth, light, secondTypeface, size, typeface } from '../look/tokens.js';
import { breakLongWords } from '../render/measure.js';
import { paperBlock, paperSection, paperTable, tablesOf } from '../render/paper.js';
import { renderPdf, type Standard } from '../render/pdf.js';
import type { DocumentModel } from './contract.js';

export type Paper = 'a4' | 'us-letter';

const paperWidth: Readonly<Record<Paper, number>> = { a4: 595.28, 'us-letter': 612 };

/** The document as a PDF, on either paper in the same column. */
export async function documentPdf(
  document: DocumentModel,
  charts: ReadonlyMap<string, readonly string[]>,
  paper: Paper,
  standard: Standard = 'a-3a',
): Promise<Uint8Array> {
  const { front, sections, createdAtMs } = document;
  const { numbers, attached } = tablesOf([front, ...sections]);
  const attachments = standard === 'a-3a' ? [...attached, ...document.attachments] : [];
  const view = {
    title: document.title,
    subject: document.subject,
    period: document.period,
    running: shortened(document.running),
    foot: document.foot,
    paper,
    margin: (paperWidth[paper] - columnWidth) / 2,
    faces: [typeface, secondTypeface],
    colours: light,
    sizes: { ...size, gap: columnGap },
    imprint: document.imprint.map(({ label, text }) => ({
      label,
      text: breakLongWords(text, columnWidth - 60, size.small),
    })),
    front: {
      headline: breakLongWords(front.headline, columnWidth, 22, 600),
      counted: front.counted,
      blocks: front.blocks.map((block) => paperBlock(block, charts, 2)),
    },
    sections: sections.map((section) => paperSection(section, charts)),
    numbersTopic: 'Numbers',
    numbersHeading: 'The numbers behind the figures',
    numbers: document.printsNumbers ? numbers.map(paperTable) : [],
    attachments: attachments.map(({ name, mimeType, description }) => ({
      name,
      mimeType,
      description,
    })),
  };
  return renderPdf('document/page.typ', view, { createdAtMs, standard, attachments });
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
