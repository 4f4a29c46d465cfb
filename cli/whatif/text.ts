import type { WhatIfCell, WhatIfFinding } from '../../pipeline/findings/whatif-contract.js';
import {
  intervalOf,
  isUnmoved,
  movesInWords,
  notesOf,
  populationInWords,
  promiseClause,
  shareOf,
  unmeasuredInWords,
} from '../../reports/whatif/sentences.js';
import { nameOf, termsInWords } from '../../reports/whatif/terms.js';
import { capital } from '../../reports/words/capital.js';
import { listed } from '../../reports/words/count.js';
import { instantOfYear, month } from '../../reports/words/instant.js';
import { wordsOf } from '../../reports/words/promises.js';
import { cells, wrapped } from '../text-table.js';

/** A what-if as text: both judgements side by side, what moved, and what a reader must know. */
export function tellWhatIf(finding: WhatIfFinding, columns: number, withCells: boolean): string {
  const { scope, promises } = finding;
  const whose = scope.account === null ? 'all accounts' : scope.account.name;
  const named = finding.name === null ? '' : ` (${termsInWords(finding)})`;
  return [
    `${scope.policy.name}, ${month(scope.label)} (${scope.zone}), ${whose}: ${populationInWords(finding)}.`,
    ...(promises.length === 0
      ? ['No obligation falls into that time.']
      : [`Judged under ${nameOf(finding)}${named}:`, ...clauses(finding)]),
    '',
    ...(promises.length === 0 ? [] : [table(finding, columns, withCells), '']),
    ...examples(finding),
    ...notesOf(finding),
    'The ledger is as it was: a what-if judges the same responses, and nothing hinges on it.',
  ]
    .map((line) => laidOut(line, columns))
    .join('\n')
    .concat('\n');
}

/** One clause for each promise, those that come out alike in one. */
function clauses({ promises }: WhatIfFinding): string[] {
  const alike = promises.filter(isUnmoved).map(({ promise }) => wordsOf(promise).many);
  const told = promises.filter((promise) => !isUnmoved(promise)).map(promiseClause);
  return [...told, ...(alike.length === 0 ? [] : [`${listed(alike)} as contracted`])].map(
    (clause) => `  ${capital(clause)}.`,
  );
}

/** A table stays as it is; a sentence is broken into lines that hang below its own indent. */
function laidOut(line: string, columns: number): string {
  if (line.includes('\n')) return line;
  const indent = line.startsWith('  ') ? '  ' : '';
  return wrapped(line.trim(), columns, indent, `${indent}  `);
}

function table(finding: WhatIfFinding, columns: number, withCells: boolean): string {
  const head = ['Promise', 'As contracted', capital(nameOf(finding)), 'Judged otherwise'];
  const rows = finding.promises.flatMap((promise) => {
    const { name } = wordsOf(promise.promise);
    const isBoth = promise.isPromisedByHouse && promise.isPromisedByWhatIf;
    const moves = isBoth ? movesInWords(promise.moves) : ['not to be compared'];
    const moved = [...moves, ...unmeasuredInWords(promise)].join('; ') || 'nothing';
    const contracted = promise.isPromisedByHouse ? withInterval(promise.house) : 'no commitment';
    const other = promise.isPromisedByWhatIf ? withInterval(promise.whatIf) : 'no commitment';
    const own = [name, contracted, other, moved];
    return [own, ...(withCells ? promise.cells.map((cell) => cellRow(finding, cell)) : [])];
  });
  const wide = Math.max(12, Math.floor((columns - 24) / 3));
  return cells([head, ...rows], [18, wide, wide, wide]);
}

function cellRow({ tiers, severities }: WhatIfFinding, cell: WhatIfCell): string[] {
  const named = [
    tiers.find(({ id }) => id === cell.tier)?.name ?? cell.tier,
    severities.find(({ id }) => id === cell.severity)?.name ?? cell.severity,
  ].filter((name) => name !== null);
  const side = (target: string | null, rate: WhatIfCell['house']) =>
    target === null ? 'no commitment' : `${target}: ${shareOf(rate)}`;
  return [
    `- ${named.join(', ') || 'severity unknown'}`,
    side(cell.houseTarget, cell.house),
    side(cell.whatIfTarget, cell.whatIf),
    '',
  ];
}

function withInterval(rate: WhatIfCell['house']): string {
  const interval = intervalOf(rate);
  return interval === '' ? shareOf(rate) : `${shareOf(rate)}, ${interval}`;
}

function examples({ promises, scope }: WhatIfFinding): string[] {
  const at = (ms: number | null) =>
    ms === null ? 'no due' : `due ${instantOfYear(ms, scope.zone)}`;
  const told = promises.flatMap(({ promise, examples: found }) =>
    found
      .slice(0, 3)
      .map(
        ({ caseId, satisfiedAtMs, house, whatIf }) =>
          `  ${caseId}, ${wordsOf(promise).one}${satisfiedAtMs === null ? '' : ` of ${instantOfYear(satisfiedAtMs, scope.zone)}`}: ${house.verdict} (${at(house.dueAtMs)}), judged ${whatIf.verdict} (${at(whatIf.dueAtMs)}).`,
      ),
  );
  return told.length === 0 ? [] : ['For example:', ...told, ''];
}
