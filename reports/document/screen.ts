import { renderHtml } from '../render/html.js';
import { blockView, sectionView } from '../render/screen.js';
import type { DocumentModel } from './contract.js';

/** The document as one HTML file. */
export function documentHtml(
  document: DocumentModel,
  charts: ReadonlyMap<string, readonly string[]>,
): string {
  const { title, subject, period, imprint, front, contents, sections, foot } = document;
  return renderHtml('document/page.hbs', {
    title,
    subject,
    period,
    imprint,
    front: { ...front, blocks: front.blocks.map((block) => blockView(block, charts, 2)) },
    contents,
    sections: sections.map((section) => sectionView(section, charts)),
    foot,
  });
}
