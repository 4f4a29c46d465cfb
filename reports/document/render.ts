import { drawFigures } from '../render/drawings.js';
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
  document: DocumentModel,
  options: { readonly formats: readonly Format[]; readonly paper: Paper },
): Promise<Rendered> {
  const wants = (format: Format) => options.formats.includes(format);
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
