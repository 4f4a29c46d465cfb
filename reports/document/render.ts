import type { Block } from '../render/contract.js';
import { drawFigures } from '../render/drawings.js';
import { tracedBlocks, tracedIds } from '../render/traced.js';
import type { DocumentModel, Format } from './contract.js';
import { documentPdf, type Paper } from './paper.js';
import { documentHtml } from './screen.js';

export { type Format, formats } from './contract.js';
export type { Paper };

export interface Rendered {
  readonly html: string | null;
  readonly pdf: Uint8Array | null;
  readonly json: string | null;
}

/**
 * Renders one document in the formats that are asked for; the others stay null. The JSON is that of `model`, from which
 * the document was made.
 */
export async function renderDocument(
  model: unknown,
  given: DocumentModel,
  options: { readonly formats: readonly Format[]; readonly paper: Paper },
): Promise<Rendered> {
  const wants = (format: Format) => options.formats.includes(format);
  const document = onlyTraced(given);
  const front = { id: 'front', blocks: document.front.blocks };
  const charts =
    wants('html') || wants('pdf')
      ? await drawFigures([front, ...document.sections])
      : new Map<string, readonly string[]>();
  return {
    html: wants('html') ? documentHtml(document, charts) : null,
    pdf: wants('pdf') ? await documentPdf(document, charts, options.paper) : null,
    json: wants('json') ? `${JSON.stringify(model, null, 2)}\n` : null,
  };
}

/** The document with links only to obligations that stand in it. */
function onlyTraced(document: DocumentModel): DocumentModel {
  const ids = tracedIds(document.sections);
  const traced = <Holder extends { readonly blocks: readonly Block[] }>(
    holder: Holder,
  ): Holder => ({
    ...holder,
    blocks: tracedBlocks(holder.blocks, ids),
  });
  return { ...document, front: traced(document.front), sections: document.sections.map(traced) };
}
