import type { DocumentModel } from '../document/contract.js';
import { type MonthlyModel, sectionsOf } from './contract.js';

/** The month as a document: its summary, what needs attention and the matrices on the first page. */
export function monthlyDocument(model: MonthlyModel): DocumentModel {
  const { masthead, front } = model;
  const subject = `${masthead.policy} ${masthead.policyVersion}`;
  return {
    title: model.title,
    subject,
    period: masthead.month,
    imprint: [
      ...(masthead.account === null ? [] : [{ label: 'Account', text: masthead.account }]),
      ...masthead.facts,
      { label: 'Zone', text: masthead.zone },
      { label: 'As of', text: masthead.asOf },
    ],
    running: masthead.account === null ? subject : `${subject}, ${masthead.account}`,
    foot: model.foot,
    createdAtMs: masthead.asOfMs,
    front: {
      headline: front.headline,
      counted: front.counted,
      blocks: [
        {
          kind: 'summary',
          caption: front.counted,
          rows: front.kept === null ? front.promises : [...front.promises, front.kept],
          earlier: 'the month before',
        },
        ...(front.attention.length === 0
          ? []
          : [
              {
                kind: 'attention' as const,
                heading: front.attentionHeading,
                items: front.attention,
              },
            ]),
        ...front.matrices,
      ],
    },
    contents: 'In this report',
    sections: sectionsOf(model),
    printsNumbers: true,
    attachments: [],
  };
}
