import { drawFigures } from '../render/drawings.js';
import { type MonthlyModel, sectionsOf } from './contract.js';
import { monthlyPdf, type Paper } from './paper.js';
import { monthlyHtml } from './screen.js';

export type Format = 'html' | 'pdf' | 'json';
export type { Paper };

export interface RenderedMonth {
  readonly html: string | null;
  readonly pdf: Uint8Array | null;
  readonly json: string | null;
}

/** Renders one model in the formats that are asked for; the others stay null. */
export async function renderMonthly(
  model: MonthlyModel,
  options: { readonly formats: readonly Format[]; readonly paper: Paper },
): Promise<RenderedMonth> {
  const wants = (format: Format) => options.formats.includes(format);
  const charts = wants('html') || wants('pdf') ? await drawFigures(sectionsOf(model)) : new Map();
  return {
    html: wants('html') ? monthlyHtml(model, charts) : null,
    pdf: wants('pdf') ? await monthlyPdf(model, charts, options.paper) : null,
    json: wants('json') ? `${JSON.stringify(model, null, 2)}\n` : null,
  };
}
