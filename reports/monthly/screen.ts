import { themed } from '../look/variables.js';
import { renderHtml } from '../render/html.js';
import { matrixView, sectionView } from '../render/screen.js';
import { type MonthlyModel, sectionsOf } from './contract.js';
import { imprintOf, summaryHeadings, summaryViews } from './summary.js';

/** The report as one HTML file. */
export function monthlyHtml(
  model: MonthlyModel,
  charts: ReadonlyMap<string, readonly string[]>,
): string {
  const { rows, key } = summaryViews(model);
  return renderHtml('monthly/page.hbs', {
    title: model.title,
    masthead: model.masthead,
    imprint: imprintOf(model),
    front: model.front,
    headings: summaryHeadings,
    summaries: rows.map((row) => ({
      ...row,
      rateClass: row.rated ? 'rate' : 'rate few',
      strip: row.strip === null ? null : themed(row.strip),
    })),
    key,
    matrices: model.front.matrices.map((matrix) => matrixView(matrix, 2)),
    sections: sectionsOf(model).map((section) => sectionView(section, charts)),
    foot: model.foot,
  });
}
