import type { Rate } from '../../pipeline/findings/contract.js';
import type {
  PolicyQuarter,
  PromiseQuarters,
  QuarterlyFindings,
} from '../../pipeline/findings/quarterly/contract.js';
import { keptWithoutWaived, withoutWaived } from '../monthly/sections/waivers.js';
import { readingsLine } from '../monthly/summaries.js';
import type { Change, PromiseSummary, SummaryBlock } from '../render/contract.js';
import { keptId, promiseId } from '../trace/figure-id.js';
import { rateFigure } from '../words/cells.js';
import { count, counted } from '../words/count.js';
import { wordsOf } from '../words/names.js';
import { change } from '../words/rate.js';
import { quarterBefore, quarterName, traceUnder } from './names.js';

/** Each promise of a policy with its rate, interval, range over the readings, and change since the quarter before. */
export function summaryOf(findings: QuarterlyFindings, quarter: PolicyQuarter): SummaryBlock {
  const { kept, promises, policy } = quarter;
  const before = quarterName(quarterBefore(findings.scope));
  const rows = promises.map((promise) => promiseRow(promise, findings, quarter, before));
  const judged = promises.filter(({ rate }) => rate.n > 0);
  const keptRow: PromiseSummary = {
    id: `kept-${policy.id}`,
    name: 'Cases with every promise kept',
    ...figured(kept.rate, kept.before, before, traceUnder(findings, quarter, keptId)),
    counted:
      kept.rate.n === 0
        ? 'No case was judged.'
        : `${counted(kept.rate.n, 'case')}, ${kept.rate.missed === 0 ? 'none' : count(kept.rate.missed)} with a miss${quarter.waived.kept === null ? '' : `; ${keptWithoutWaived(quarter.waived.kept)}`}`,
    readings: readingsLine(kept.rate, kept.range),
  };
  return {
    kind: 'summary',
    caption: `What ${policy.name} promised, and how often it was kept`,
    rows: judged.length > 0 ? [...rows, keptRow] : rows,
    earlier: 'the quarter before',
  };
}

function promiseRow(
  { promise, rate, before, range }: PromiseQuarters,
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
  earlier: string,
): PromiseSummary {
  const { policy, waived } = quarter;
  const isAim = policy.promises.find((term) => term.promise === promise)?.isAim === true;
  const { name } = wordsOf(promise);
  const missed = rate.missed === 0 ? 'none' : count(rate.missed);
  const without = waived.promises.find((each) => each.promise === promise);
  const besides = without === undefined ? '' : `; ${withoutWaived(without)}`;
  return {
    id: `${policy.id}-${promise}`,
    name: isAim ? `${name} (an aim)` : name,
    ...figured(rate, before, earlier, traceUnder(findings, quarter, promiseId(promise)), range),
    counted:
      rate.n === 0
        ? 'None fell due.'
        : `${counted(rate.n, 'obligation')}, ${missed} missed${besides}`,
    readings: readingsLine(rate, range),
  };
}

function figured(
  rate: Rate,
  before: Rate,
  earlier: string,
  trace: string,
  range: PromiseQuarters['range'] = null,
): Pick<PromiseSummary, 'status' | 'figure' | 'change'> {
  if (rate.n === 0) return { status: 'none', figure: null, change: null };
  return {
    status: rate.rate === null ? 'too-few' : 'rated',
    figure: rateFigure(rate, range, trace),
    change: changeOf(rate, before, earlier),
  };
}

function changeOf(now: Rate, before: Rate, earlier: string): Change | null {
  if (now.rate === null || before.rate === null) return null;
  const told = change({ rate: now.rate, n: now.n }, { rate: before.rate, n: before.n }, earlier);
  return { ...told, before: before.rate };
}
