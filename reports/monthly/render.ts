import { type Format, type Paper, type Rendered, renderDocument } from '../document/render.js';
import type { MonthlyModel } from './contract.js';
import { monthlyDocument } from './document.js';

/** Renders the month in the formats that are asked for; the others stay null. */
export function renderMonthly(
  model: MonthlyModel,
  options: { readonly formats: readonly Format[]; readonly paper: Paper },
): Promise<Rendered> {
  return renderDocument(model, monthlyDocument(model), options);
}
