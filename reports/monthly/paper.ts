import { columnGap, columnWidth, light, secondTypeface, size, typeface } from '../look/tokens.js';
import { breakLongWords } from '../render/measure.js';
import { paperMatrix, paperSection, paperTable, tablesOf } from '../render/paper.js';
import { renderPdf, type Standard } from '../render/pdf.js';
import { type MonthlyModel, sectionsOf } from './contract.js';
import { imprintOf, summaryHeadings, summaryViews } from './summary.js';

export type Paper = 'a4' | 'us-letter';

const paperWidth: Readonly<Record<Paper, number>> = { a4: 595.28, 'us-letter': 612 };

/** The report as a PDF, on either paper in the same column. */
export async function monthlyPdf(
  model: MonthlyModel,
  charts: ReadonlyMap<string, readonly string[]>,
  paper: Paper,
  standard: Standard = 'a-3a',
): Promise<Uint8Array> {
  const sections = sectionsOf(model);
  const { rows, key } = summaryViews(model);
  const { numbers, attached } = tablesOf(sections);
  const { masthead } = model;
  const view = {
    title: model.title,
    running: runningHead(model),
    foot: model.foot,
    paper,
    margin: (paperWidth[paper] - columnWidth) / 2,
    faces: [typeface, secondTypeface],
    colours: light,
    sizes: { ...size, gap: columnGap },
    masthead,
    imprint: imprintOf(model).map(({ label, text }) => ({
      label,
      text: breakLongWords(text, columnWidth - 60, size.small),
    })),
    front: { ...model.front, headline: breakLongWords(model.front.headline, columnWidth, 22, 600) },
    headings: summaryHeadings,
    summaries: rows,
    key,
    matrices: model.front.matrices.map(paperMatrix),
    sections: sections.map((section) => paperSection(section, charts)),
    numbersTopic: 'Numbers',
    numbersHeading: 'The numbers behind the figures',
    numbers: numbers.map(paperTable),
    attachments: standard === 'a-3a' ? attached : [],
  };
  return renderPdf('monthly/page.typ', view, { createdAtMs: masthead.asOfMs, standard });
}

function runningHead({ masthead }: MonthlyModel): string {
  const head = `${masthead.policy} ${masthead.policyVersion}`;
  const whole = masthead.account === null ? head : `${head}, ${masthead.account}`;
  return whole.length > 90 ? `${whole.slice(0, 89)}…` : whole;
}
