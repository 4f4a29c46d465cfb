import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { type Format, type Paper, type Rendered, renderDocument } from '../document/render.js';
import { quarterlyDocument } from './document.js';
import { quarterlyModel } from './model.js';

/** How documents are asked for. */
export interface Rendering {
  readonly formats: readonly Format[];
  readonly paper: Paper;
}

/** One account's documents, and what is said of them. */
export interface RenderedQuarter extends Rendered {
  readonly fileName: string;
  readonly title: string;
  readonly headline: string;
}

/** Makes the documents of one account's quarter. */
export async function renderQuarter(
  findings: QuarterlyFindings,
  rendering: Rendering,
): Promise<RenderedQuarter> {
  const model = quarterlyModel(findings);
  const rendered = await renderDocument(model, quarterlyDocument(model), rendering);
  const { fileName, title, headline } = model;
  return { ...rendered, fileName, title, headline };
}
