import type {
  Cause,
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
import { textTable } from '../text-table.js';

interface Shown {
  readonly zone: string;
  /** How many obligations are listed. */
  readonly limit: number;
}

/** What two runs say differently: what changed, how verdicts moved, every figure, every obligation. */
export function diffText(difference: RunDifference, shown: Shown): string {
  const { before, now, figures, obligations, figuresCompared, differences } = difference;
  const head = [
    `${difference.policy}: ${runText(before, shown.zone)}\n  → ${runText(now, shown.zone)}`,
    ...factTexts(difference).map((text) => `Data, ${text}.`),
    ...differences
      .filter(({ kind }) => !['late', 'corrected', 'newer'].includes(kind))
      .map(termsText),
  ];
  if (figures.length === 0 && obligations.length === 0) {
    return `${[...head, `No figure moved; ${counted(figuresCompared, 'figure')} compared.`].join('\n')}\n`;
  }
  return `${[
    head.join('\n'),
    ...(obligations.length === 0 ? [] : [verdictsText(obligations)]),
    `${count(figures.length)} of ${counted(figuresCompared, 'figure')} moved${figures.length === 0 ? '.' : ':'}`,
    ...(figures.length === 0 ? [] : [figuresText(figures)]),
    ...(obligations.length === 0 ? [] : [obligationsText(obligations, shown)]),
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

function figuresText(figures: RunDifference['figures']): string {
  const placeOf = (tier: string | null, severity: string | null) =>
    [tier, severity].filter((part) => part !== null).join(', ');
  const rows = figures.map((move) => {
    const figure = move.now ?? move.before;
    return [
      figure === null ? '' : figureName(figure, placeOf),
      figureValue(move.before),
      figureValue(move.now),
      differenceText(move),
      sharesText(move),
    ];
  });
  return textTable([['Figure', 'Before', 'Now', 'Change', 'Why'], ...rows], '  ');
}

function obligationsText(obligations: readonly ObligationMove[], { zone, limit }: Shown): string {
  const placeOf = (tier: string | null, severity: string | null) =>
    [tier, severity].filter((part) => part !== null).join(', ');
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
