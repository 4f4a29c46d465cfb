import type {
  MonthlyFindings,
  ObligationMove,
  RunDifference,
} from '../../../pipeline/findings/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { causesText } from '../../words/causes.js';
import { column, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { figureValue } from '../../words/figures.js';
import { instant } from '../../words/instant.js';
import { differenceText, factTexts, kindsOf, sharesText, stateText } from '../../words/moves.js';
import { namesOf, wordsOf } from '../../words/names.js';
import { rowsNote } from '../../words/rows.js';
import { detailBlocks, nameOf, unrecordedText } from './restated-details.js';

/** What moved since the month was last published, and why; null where it was not. */
export function restatedSection(findings: MonthlyFindings): Section | null {
  const since = findings.restatement?.since ?? null;
  if (since === null) return null;
  const { figures, obligations, details } = since;
  const isMoved = figures.length + obligations.length + details.figures.length > 0;
  const facts = factsOf(since);
  return {
    id: 'restated',
    topic: 'Since published',
    heading: headingOf(since),
    counted: countedOf(since, findings),
    blocks: [
      ...(figures.length === 0 ? [] : [figuresBlock(since, findings)]),
      ...(obligations.length === 0 ? [] : [obligationsBlock(since, findings)]),
      ...detailBlocks(since, findings),
      ...(isMoved && facts.length > 0
        ? [{ kind: 'facts' as const, title: 'What differs between the two', facts }]
        : []),
    ],
  };
}

function headingOf(difference: RunDifference): string {
  const { before, figures, obligations, figuresCompared, details } = difference;
  const since = `since ${publication(before.name)}`;
  if (figures.length === 0) {
    const others = [
      ...(obligations.length === 0 ? [] : [counted(obligations.length, 'obligation')]),
      ...(details.figures.length === 0
        ? []
        : [`${counted(details.figures.length, 'figure')} of tables and charts`]),
    ];
    if (others.length === 0) return `No figure moved ${since}`;
    const none = details.figures.length === 0 ? 'No figure' : 'No headline figure';
    return `${none} moved ${since}; ${listed(others)} did`;
  }
  const moved = `${count(figures.length)} of ${counted(figuresCompared, 'figure')} moved ${since}`;
  const kinds = figures.flatMap(({ shares }) => shares.flatMap(({ causes }) => causes));
  return `${moved}, by ${listed(kindsOf(kinds))}`;
}

/** "publication 1" of `ownbackup-2026-10@1`. */
function publication(name: string): string {
  return `publication ${name.slice(name.lastIndexOf('@') + 1)}`;
}

function countedOf(difference: RunDifference, { scope }: MonthlyFindings) {
  const { before, figures, obligations } = difference;
  const asOf = before.asOfMs === null ? '' : `, as of ${instant(before.asOfMs, scope.zone)}`;
  const against = `Against ${before.name}${asOf}.`;
  if (figures.length === 0 && obligations.length === 0) return against;
  return `${against} The amounts beside the causes add up to the change; in brackets how many obligations, or invitations, made it.`;
}

function figuresBlock({ figures }: RunDifference, { policy }: MonthlyFindings): Block {
  const { label } = namesOf(policy);
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: table(
      'restated-figures',
      'Figures that moved',
      [
        column('figure', 'Figure'),
        column('before', 'Published', 'rate'),
        column('now', 'Now', 'rate'),
        column('change', 'Change', 'rate'),
        column('why', 'Why'),
      ],
      figures.map((move) => [
        words(nameOf(move, label)),
        figure(figureValue(move.before), move.before?.value ?? null),
        figure(figureValue(move.now), move.now?.value ?? null),
        words(differenceText(move)),
        words(sharesText(move)),
      ]),
    ),
  };
}

function obligationsBlock({ obligations }: RunDifference, findings: MonthlyFindings): Block {
  const csv = 'restated-obligations.csv';
  return {
    kind: 'table',
    title:
      obligations.length === 1
        ? '1 obligation moved'
        : `${count(obligations.length)} obligations moved`,
    counted: null,
    table: withoutEmpty(
      table(
        'restated-obligations',
        'Obligations that moved',
        [
          column('case', 'Case', 'id'),
          column('account', 'Account'),
          column('promise', 'Promise'),
          column('before', 'Published'),
          column('now', 'Now'),
          column('why', 'Why'),
        ],
        obligations.map((move) => rowOf(move, findings)),
        {
          note: rowsNote(
            obligations.length,
            'obligation that moved',
            'obligations that moved',
            csv,
          ),
          csv,
        },
      ),
    ),
  };
}

function rowOf(move: ObligationMove, { policy, scope }: MonthlyFindings) {
  const { label } = namesOf(policy);
  const { before, now } = move;
  return [
    words(move.caseId ?? ''),
    words(scope.account === null ? (move.account ?? '') : ''),
    words(wordsOf((now ?? before)?.promise ?? '').name),
    words(stateText(before, now, scope.zone, label)),
    words(stateText(now, before, scope.zone, label)),
    words(causesText(move.causes)),
  ];
}

function factsOf(since: RunDifference) {
  const { before, now, differences } = since;
  const unrecorded = unrecordedText(since);
  const terms = differences.filter(({ kind }) => kind !== 'late' && kind !== 'corrected');
  return [
    ...factTexts(since).map((text) => {
      const [kind = '', rest = ''] = text.split(': ', 2);
      return { label: `${capital(kind)} data`, text: rest };
    }),
    ...terms
      .filter(({ kind }) => kind !== 'newer')
      .map((cause) => ({ label: 'Terms', text: causesText([cause]) })),
    ...(before.policySha256 === now.policySha256
      ? []
      : [
          {
            label: 'Policy file',
            text: `${before.policyVersion} (${before.policySha256?.slice(0, 12)}…) → ${now.policyVersion} (${now.policySha256?.slice(0, 12)}…)`,
          },
        ]),
    ...(unrecorded === null
      ? []
      : [{ label: `Not in ${publication(before.name)}`, text: unrecorded }]),
  ];
}
