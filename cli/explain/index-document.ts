import type { DocumentModel } from '../../reports/document/contract.js';
import type { Fact } from '../../reports/render/contract.js';
import { column, counting, table, words } from '../../reports/words/cells.js';
import { counted } from '../../reports/words/count.js';
import { instant } from '../../reports/words/instant.js';

/** One explained case in the list. */
export interface Listed {
  readonly caseId: string;
  readonly account: string;
  readonly headline: string;
  readonly obligations: number;
  readonly missed: number;
  readonly hinging: number;
  /** The case's files in the folder. */
  readonly files: readonly string[];
}

export interface ListSetting {
  readonly zone: string;
  readonly asOfMs: number;
  readonly programVersion: string;
  /** Which cases these are: "Missed, 1 July 2026 to 30 September 2026". */
  readonly which: string;
  readonly scope: readonly Fact[];
}

/** The page that leads to every explanation of a folder. */
export function explanationsIndex(
  listed: readonly Listed[],
  { zone, asOfMs, programVersion, which, scope }: ListSetting,
): DocumentModel {
  const asOf = instant(asOfMs, zone);
  const headline = `${counted(listed.length, 'case')} explained`;
  return {
    title: `Explanations, ${which}`,
    subject: 'Explanations',
    period: which,
    imprint: [...scope, { label: 'As of', text: asOf }],
    running: 'Explanations',
    foot: `Punctual ${programVersion} · as of ${asOf}`,
    createdAtMs: asOfMs,
    front: {
      headline,
      counted: 'Each leads to why every obligation of the case was judged as it was.',
      blocks: [{ kind: 'table', title: null, counted: null, table: listTable(listed) }],
    },
    contents: '',
    sections: [],
    printsNumbers: false,
    attachments: [],
  };
}

function listTable(listed: readonly Listed[]) {
  return table(
    'explanations',
    'Explained cases',
    [
      column('case', 'Case', 'id'),
      column('account', 'Account'),
      column('headline', 'What it says'),
      column('obligations', 'Obligations', 'count'),
      column('missed', 'Missed', 'count'),
      column('hinging', 'Hinging', 'count'),
    ],
    listed.map((each) => [
      {
        ...words(each.caseId),
        links: each.files.map((file, index) => ({
          text: index === 0 ? each.caseId : (file.split('.').at(-1) ?? file),
          href: encodeURI(file),
        })),
      },
      words(each.account),
      words(each.headline),
      counting(each.obligations),
      counting(each.missed),
      counting(each.hinging),
    ]),
  );
}
