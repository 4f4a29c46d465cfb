import type { Rate } from '../../pipeline/findings/contract.js';
import type {
  WhatIfFinding,
  WhatIfMove,
  WhatIfPromise,
  WhatIfVerdict,
} from '../../pipeline/findings/whatif-contract.js';
import { count, counted, listed } from '../words/count.js';
import { wordsOf } from '../words/promises.js';
import { outOf, percent, percentSpan } from '../words/rate.js';
import { nameOf } from './terms.js';

/** "Judged under Premier: 62 % of the same 145 first responses (90 of 145), against 80 % (117) as contracted". */
export function promiseSentence(finding: WhatIfFinding, promise: WhatIfPromise): string {
  return `Judged under ${nameOf(finding)}: ${promiseClause(promise)}`;
}

/** The same without the terms: what became of one promise under them. */
export function promiseClause(promise: WhatIfPromise): string {
  const { one, many } = wordsOf(promise.promise);
  const { house, whatIf, inBoth } = promise;
  const against = promise.isPromisedByHouse
    ? `, against ${shareOf(house)} as contracted`
    : ', which the contract promises nobody';
  if (!promise.isPromisedByWhatIf) {
    return `no commitment to ${many}, so none of the ${count(house.n)} is judged`;
  }
  if (isUnmoved(promise)) return `${many} as contracted, ${shareOf(house)}`;
  if (whatIf.n === 0) return `no ${one} can be judged${against}`;
  const noun = whatIf.n === 1 ? one : many;
  const same = inBoth === house.n && inBoth === whatIf.n;
  const share =
    whatIf.rate === null
      ? `${outOf(whatIf.met, whatIf.n)} ${noun}`
      : `${percent(whatIf.rate, whatIf.n)} of ${same ? 'the same ' : ''}${count(whatIf.n)} ${noun} (${outOf(whatIf.met, whatIf.n)})`;
  const overlap =
    same || !promise.isPromisedByHouse
      ? ''
      : `, ${inBoth === 0 ? 'none' : count(inBoth)} of them judged as contracted too`;
  return `${share}${overlap}${against}`;
}

/** Whether the other terms judge every obligation of a promise alike. */
export function isUnmoved({ moves }: WhatIfPromise): boolean {
  return moves.every(({ house, whatIf }) => house === whatIf);
}

/** "80 % (117 of 145)"; counts alone where there are too few to rate. */
export function shareOf(rate: Rate): string {
  if (rate.n === 0) return 'none judged';
  const counts = outOf(rate.met, rate.n);
  return rate.rate === null ? counts : `${percent(rate.rate, rate.n)} (${counts})`;
}

/** "73 % to 86 %": the 95 % interval; nothing where there are too few to rate. */
export function intervalOf({ low, high, n }: Rate): string {
  return low === null || high === null ? '' : percentSpan(low, high, n);
}

/** "27 met → missed, 2 missed → met": whatever the other terms judge otherwise, met and missed first. */
export function movesInWords(moves: readonly WhatIfMove[]): string[] {
  return moves
    .filter(({ house, whatIf }) => house !== whatIf)
    .map(
      ({ house, whatIf, obligations }) =>
        `${count(obligations)} ${verdictWord(house)} → ${verdictWord(whatIf)}`,
    );
}

/** How a verdict is called; where the one owes what the other does not, there is none. */
export function verdictWord(verdict: WhatIfVerdict): string {
  return verdict === 'none' ? 'no obligation' : verdict;
}

/** "57 cannot be judged for want of severity". */
export function unmeasuredInWords({ unmeasured }: WhatIfPromise): string[] {
  return unmeasured.map(
    ({ reason, obligations }) =>
      `${count(obligations)} cannot be judged${reason === '' ? '' : `, for want of: ${reason}`}`,
  );
}

/** "592 cases with 537 obligations by their due". */
export function populationInWords({ cases, obligations, scope }: WhatIfFinding): string {
  const basis = {
    due: 'by the contract’s due',
    opening: 'by the opening of their case',
    fulfilment: 'by their fulfilment',
  }[scope.period];
  return `${counted(cases, 'case')}, ${counted(obligations, 'obligation')} ${basis}`;
}

/** All notes that a reader needs, as sentences. */
export function notesOf(finding: WhatIfFinding): string[] {
  const paired = finding.changes.flatMap((change) =>
    change.kind === 'policy' && change.severities.length > 0
      ? [
          `Severities are taken as ${listed(change.severities.map(({ from, to }) => `${from} = ${to}`))}.`,
        ]
      : [],
  );
  const read = finding.reading === 'house' ? [] : [`Both sides are read under ${finding.reading}.`];
  return [...finding.notes, ...paired, ...read];
}
