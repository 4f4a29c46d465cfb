import type {
  Cause,
  FigureMove,
  ObligationMove,
  RunDifference,
  RunName,
} from '../../pipeline/findings/contract.js';
import { causesText } from '../../reports/words/causes.js';
import { count, counted } from '../../reports/words/count.js';
import { figureName, figureValue } from '../../reports/words/figures.js';
import { instant } from '../../reports/words/instant.js';
import {
  differenceText,
  factTexts,
  sharesText,
  stateText,
  verdictMoves,
} from '../../reports/words/moves.js';
import { byTopic } from '../../reports/words/topics.js';
import { textTable } from '../text-table.js';

/** Of each table and chart. */
const detailsShown = 5;

interface Shown {
  readonly zone: string;
  /** How many obligations are listed. */
  readonly limit: number;
}

/** What two runs say differently: what changed, how verdicts moved, every figure, every obligation. */
export function diffText(difference: RunDifference, shown: Shown): string {
  const { before, now, figures, obligations, figuresCompared, details, differences } = difference;
  const head = [
    `${difference.policy}: ${runText(before, shown.zone)}\n  → ${runText(now, shown.zone)}`,
    ...factTexts(difference).map((text) => `Data, ${text}.`),
    ...differences
      .filter(({ kind }) => !['late', 'corrected', 'newer'].includes(kind))
      .map(termsText),
    ...unrecordedText(difference),
  ];
  const compared = figuresCompared + details.figuresCompared;
  if (figures.length + obligations.length + details.figures.length === 0) {
    return `${[...head, `No figure moved; ${counted(compared, 'figure')} compared.`].join('\n')}\n`;
  }
  return `${[
    head.join('\n'),
    ...(obligations.length === 0 ? [] : [verdictsText(obligations)]),
    `${count(figures.length)} of ${counted(figuresCompared, 'figure')} moved${figures.length === 0 ? '.' : ':'}`,
    ...(figures.length === 0 ? [] : [figuresText(figures)]),
    ...(obligations.length === 0 ? [] : [obligationsText(obligations, shown)]),
    ...(details.figures.length === 0 ? [] : [detailsText(details)]),
  ].join('\n\n')}\n`;
}

function termsText(cause: Cause): string {
  if (cause.kind === 'untold') return 'A ledger file alone does not tell on what it rests.';
  if (cause.kind === 'data')
    return 'The exports are others; a ledger file does not tell which facts.';
  return `Other terms: ${causesText([cause])}.`;
}

function runText({ name, asOfMs, programVersion, policyVersion }: RunName, zone: string): string {
  const told = [
    asOfMs === null ? null : `as of ${instant(asOfMs, zone)}`,
    policyVersion === null || policyVersion === '' ? null : `policy ${policyVersion}`,
    programVersion === null ? 'nothing told of how it was made' : `Punctual ${programVersion}`,
  ].filter((part) => part !== null);
  return `${name} (${told.join(', ')})`;
}

function verdictsText(obligations: readonly ObligationMove[]): string {
  const rows = verdictMoves(obligations).map(({ from, to, obligations: n }) => [
    from,
    to,
    count(n),
  ]);
  return `${counted(obligations.length, 'obligation')} moved:\n${textTable([['Before', 'Now', 'n'], ...rows], '  ')}`;
}

const columns = ['Figure', 'Before', 'Now', 'Change', 'Why'];

function figuresText(figures: RunDifference['figures']): string {
  return textTable([columns, ...figures.map(rowOf)], '  ');
}

function rowOf(move: FigureMove): string[] {
  const figure = move.now ?? move.before;
  return [
    figure === null ? '' : figureName(figure, placeOf),
    figureValue(move.before),
    figureValue(move.now),
    differenceText(move),
    sharesText(move),
  ];
}

function placeOf(tier: string | null, severity: string | null): string {
  return [tier, severity].filter((part) => part !== null).join(', ');
}

/** The first figures of each table and chart, and how many more there are. */
function detailsText({ figuresCompared, figures }: RunDifference['details']): string {
  const topics = byTopic(figures).map(({ topic, moves }) => {
    const rest = moves.length - detailsShown;
    const rows = moves.slice(0, detailsShown).map(rowOf);
    const more = rest > 0 ? `\n  and ${count(rest)} more: --format json lists them` : '';
    return `${topic}, ${count(moves.length)}:\n${textTable([columns, ...rows], '  ')}${more}`;
  });
  return [
    `${count(figures.length)} of ${counted(figuresCompared, 'figure')} in tables and charts moved:`,
    ...topics,
  ].join('\n\n');
}

function unrecordedText({ unrecorded, details }: RunDifference): string[] {
  if (unrecorded.length === 0) return [];
  if (unrecorded.includes('hinging')) {
    return [
      'One of the two was judged by the house alone, so what other readings say is not compared.',
    ];
  }
  const which = details.figuresCompared === 0 ? 'No figure' : 'Not every figure';
  return [`${which} of tables and charts is recorded in both, so these are not compared.`];
}

function obligationsText(obligations: readonly ObligationMove[], { zone, limit }: Shown): string {
  const listed = obligations
    .slice(0, limit)
    .map(({ obligationId, before, now, causes }) =>
      [
        obligationId,
        `  ${stateText(before, now, zone, placeOf)} → ${stateText(now, before, zone, placeOf)}`,
        `  by ${causesText(causes)}`,
      ].join('\n'),
    );
  const rest = obligations.length - listed.length;
  return [
    ...listed,
    ...(rest > 0
      ? [`${counted(rest, 'more obligation')}: --limit ${obligations.length} lists them.`]
      : []),
  ].join('\n');
}
