import type {
  KeptFinding,
  MonthlyFindings,
  PromiseFinding,
  RangeFinding,
  Rate,
  WaivedRate,
  WaiversFinding,
} from '../../pipeline/findings/contract.js';
import type { Prose } from '../render/contract.js';
import { keptId, promiseId } from '../trace/figure-id.js';
import { capital } from '../words/capital.js';
import { rateFigure } from '../words/cells.js';
import { count, counted, listed } from '../words/count.js';
import { monthName } from '../words/instant.js';
import { readingName, timedKinds, wordsOf } from '../words/names.js';
import { emphasis, prose } from '../words/prose.js';
import { change, percent } from '../words/rate.js';
import type { Change, PromiseSummary } from './contract.js';
import { keptWithoutWaived, withoutWaived } from './sections/waivers.js';

/** Each promise on the first page; those that the policy does not make stand together in one line. */
export function summariesOf(findings: MonthlyFindings): PromiseSummary[] {
  const made = findings.promises.map((promise) => promiseSummary(promise, findings));
  const described = findings.policy.promises.filter(({ isJudged }) => !isJudged);
  const known = new Set([
    ...findings.promises.map(({ promise }) => promise),
    ...described.map(({ promise }) => promise),
  ]);
  const missing = timedKinds.filter((promise) => !known.has(promise));
  return [
    ...made,
    ...described.map(({ promise }) =>
      uncommitted(promise, wordsOf(promise).name, 'The policy describes it and promises nothing.'),
    ),
    ...(missing.length === 0 ? [] : [missingPromises(missing)]),
  ];
}

/** Cases with every promise kept. */
export function keptSummary(
  kept: KeptFinding,
  month: string,
  waivers: WaiversFinding | null = null,
): PromiseSummary {
  const { rate, before, range } = kept;
  return {
    id: 'kept',
    name: 'Cases with every promise kept',
    status: statusOf(rate),
    figure: rate.n === 0 ? null : rateFigure(rate, range, keptId),
    counted:
      rate.n === 0
        ? 'No case was judged.'
        : `${counted(rate.n, 'case')}, ${rate.missed === 0 ? 'none' : count(rate.missed)} with a miss${waivers?.kept == null ? '' : `; ${keptWithoutWaived(waivers.kept)}`}`,
    change: changeOf(rate, before, month),
    readings: readingsLine(rate, range),
  };
}

/** "Between 91.8 % and 95.6 %, depending on how 3 open clauses are read; *business day* decides most of it." */
export function readingsLine(rate: Rate, range: RangeFinding | null): Prose | null {
  if (range === null) return null;
  const low = percent(range.low, rate.n);
  const high = percent(range.high, rate.n);
  if (low === high) return null;
  const between = `Between ${low} and ${high}`;
  const [first] = range.readings;
  if (first === undefined) return prose(`${between}, if open clauses are read together.`);
  const name = emphasis(readingName(first.reading));
  if (range.readings.length === 1) {
    return prose(`${between}, depending on how one open clause is read: `, name, '.');
  }
  const decides = first.move * 2 > range.high - range.low ? 'decides most of it' : 'moves it most';
  const clauses = counted(range.readings.length, 'open clause');
  return prose(`${between}, depending on how ${clauses} are read; `, name, ` ${decides}.`);
}

function promiseSummary(
  finding: PromiseFinding,
  { policy, scope, waivers }: MonthlyFindings,
): PromiseSummary {
  const { promise, rate, before, range } = finding;
  const isAim = policy.promises.find((term) => term.promise === promise)?.isAim === true;
  const { name } = wordsOf(promise);
  return {
    id: promise,
    name: isAim ? `${name} (an aim)` : name,
    status: statusOf(rate),
    figure: rate.n === 0 ? null : rateFigure(rate, range, promiseId(promise)),
    counted: `${countedOf(rate)}${besides(waivers?.promises.find((each) => each.promise === promise))}`,
    change: changeOf(rate, before, scope.month),
    readings: readingsLine(rate, range),
  };
}

function countedOf({ n, missed }: Rate): string {
  if (n === 0) return 'None fell due.';
  return `${counted(n, 'obligation')}, ${missed === 0 ? 'none' : count(missed)} missed`;
}

/** Both figures, wherever a waiver leaves something out. */
function besides(waived: WaivedRate | null | undefined): string {
  return waived == null ? '' : `; ${withoutWaived(waived)}`;
}

function statusOf({ n, rate }: Rate): PromiseSummary['status'] {
  if (n === 0) return 'none';
  return rate === null ? 'too-few' : 'rated';
}

function changeOf(now: Rate, before: Rate, month: string): Change | null {
  if (now.rate === null || before.rate === null) return null;
  const earlier = new Date(Date.parse(`${month}-01T00:00:00Z`) - 86_400_000);
  const told = change(
    { rate: now.rate, n: now.n },
    { rate: before.rate, n: before.n },
    monthName(earlier.toISOString().slice(0, 7)),
  );
  return { ...told, before: before.rate };
}

function missingPromises(promises: readonly string[]): PromiseSummary {
  const names = listed(promises.map((promise) => wordsOf(promise).one));
  const name = capital(names);
  const told =
    promises.length === 1 ? 'The policy promises none.' : 'The policy promises none of these.';
  return uncommitted(promises.join('-'), name, told);
}

function uncommitted(id: string, name: string, told: string): PromiseSummary {
  return {
    id,
    name,
    status: 'no-commitment',
    figure: null,
    counted: told,
    change: null,
    readings: null,
  };
}
