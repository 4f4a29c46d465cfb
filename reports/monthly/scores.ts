import type { SatisfactionFinding, Score } from '../../pipeline/findings/contract.js';
import { goodBoxes } from '../words/boxes.js';
import { capital } from '../words/capital.js';
import { count, counted } from '../words/count.js';
import { monthShort } from '../words/instant.js';
import { outOf, percent, percentSpan, RATED_FROM } from '../words/rate.js';
import { noBreak } from '../words/space.js';

/** What is told of one scale: which answers count as satisfied, n answered, n invited, the interval and the bounds. */
export function definitionOf({
  scaleMin,
  scaleMax,
  goodFrom,
  hasParts,
  all,
}: SatisfactionFinding): string {
  const boxes = goodBoxes({ scaleMax, goodFrom, hasParts });
  return [
    `Satisfied: share of answers of ${boxes} on a scale from ${scaleMin} to ${scaleMax}.`,
    askedText(all),
    all.low === null || all.high === null
      ? ''
      : `95 % interval ${percentSpan(all.low, all.high, all.answered)}.`,
    all.boundLow === null || all.boundHigh === null || all.invited === null
      ? ''
      : `If all who did not answer had been dissatisfied or satisfied: ${percentSpan(all.boundLow, all.boundHigh, all.invited)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function askedText({ answered, invited }: Score): string {
  if (invited === null) {
    return `${capital(counted(answered, 'answer'))}; the data does not say how many were invited.`;
  }
  if (invited === 0) return 'Nobody was invited in the month.';
  const share = invited < RATED_FROM ? '' : ` (${percent(answered / invited, invited)})`;
  return `${capital(counted(answered, 'answer'))} to ${counted(invited, 'invitation')} of the month${share}.`;
}

/** "94 %", "3 of 4" where there are too few to rate, "no answers". */
export function scoreText({ rate, good, answered }: Score): string {
  if (answered === 0) return 'no answers';
  return rate === null ? outOf(good, answered) : percent(rate, answered);
}

/** "94 % (n 212)", "3 of 4". */
export function scoreOfText(score: Score): string {
  return score.rate === null
    ? outOf(score.good, score.answered)
    : `${scoreText(score)} (${nText(score.answered)})`;
}

/** "n 212", on one line. */
export function nText(n: number): string {
  return `n${noBreak}${count(n)}`;
}

/** "Aug 2025 to Oct 2026": from the first month in which anybody was asked to that of the report. */
export function spanText({ months }: SatisfactionFinding): string {
  const [first] = months.filter(
    ({ score }) => score.answered > 0 || score.invited === null || score.invited > 0,
  );
  const last = months.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first.month === last.month) return monthShort(last.month);
  return `${monthShort(first.month)} to ${monthShort(last.month)}`;
}
