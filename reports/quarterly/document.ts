import type { DocumentModel } from '../document/contract.js';
import type { QuarterlyModel } from './contract.js';

/** The quarter as a document; its tables are printed where they are told, so that nothing is printed twice. */
export function quarterlyDocument(model: QuarterlyModel): DocumentModel {
  return {
    title: model.title,
    subject: model.account.name,
    period: model.quarter,
    imprint: model.imprint,
    running: model.account.name,
    foot: model.foot,
    createdAtMs: model.asOfMs,
    front: { headline: model.headline, counted: model.counted, blocks: model.front },
    contents: 'In this report',
    sections: model.sections,
    printsNumbers: false,
    attachments: [],
  };
}
