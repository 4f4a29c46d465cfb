import type { MonthlyFindings, PromiseFinding } from '../../pipeline/findings/contract.js';
import { count, counted, listed } from '../words/count.js';
import { monthName } from '../words/instant.js';
import { wordsOf } from '../words/names.js';
import { outOf, percent } from '../words/rate.js';

/** What a headline is made of. */
export interface Headlined {
  readonly policy: Pick<MonthlyFindings['policy'], 'promises'>;
  readonly scope: Pick<MonthlyFindings['scope'], 'month' | 'account'>;
  readonly promises: readonly Pick<PromiseFinding, 'promise' | 'rate' | 'isProcedure'>[];
}

/** The finding of the month: "Support kept 94.1 % of its first-response promises in October". */
export function headline(findings: MonthlyFindings): string {
  return headlineOf(findings);
}

/** The same of any period. */
export function headlineOf(findings: Headlined): string {
  const { scope, promises } = findings;
  const month = monthName(scope.month);
  const to = scope.account === null ? '' : ` to ${scope.account.name}`;
  const due = promises.filter(({ rate }) => rate.n > 0);
  const timed = due.filter(({ isProcedure }) => !isProcedure);
  const parts = (timed.length > 0 ? timed : due).map((promise) => partOf(promise, findings));
  if (parts.length === 0) return `No promise${to} fell due in ${month}`;
  const verbs = [...new Set(parts.map(({ verb }) => verb))];
  const clauses = verbs.map((verb) => {
    const own = parts.filter((part) => part.verb === verb);
    return `${verb} ${listed(own.map(({ text }) => text))}`;
  });
  return `Support ${listed(clauses)}${to} in ${month}`;
}

/** What is counted, over what, and n. */
export function countedOver({ policy, scope, population, promises }: MonthlyFindings): string {
  const judged = promises.reduce((sum, { rate }) => sum + rate.n, 0);
  const { obligations, cases, accounts } = population;
  const name = `${policy.name} ${policy.version}`;
  const month = `${monthName(scope.month)} ${scope.month.slice(0, 4)}`;
  if (obligations === 0) return `${name}: no obligation belongs to ${month}.`;
  const whose = scope.account === null ? ` of ${counted(accounts, 'account')}` : '';
  const share = judged === obligations ? allOf(judged) : `${count(judged)} of them`;
  return `${name}: ${counted(obligations, 'obligation')} of ${month} on ${counted(cases, 'case')}${whose}; ${share} ${judged === 1 ? 'was' : 'were'} met or missed.`;
}

function allOf(judged: number): string {
  return judged === 1 ? 'it' : 'all';
}

function partOf(
  { promise, rate }: Headlined['promises'][number],
  { policy }: Headlined,
): { verb: string; text: string } {
  const isAim = policy.promises.find((term) => term.promise === promise)?.isAim === true;
  const { of } = wordsOf(promise);
  const verb = isAim ? 'met' : 'kept';
  const one = `${of} ${isAim ? 'aim' : 'promise'}`;
  const { met, missed, n } = rate;
  if (n === 1) return { verb: met === 1 ? verb : 'missed', text: `its only ${one}` };
  if (missed === 0) return { verb, text: `all ${count(n)} of its ${one}s` };
  if (met === 0) return { verb, text: `none of its ${count(n)} ${one}s` };
  if (rate.rate === null) return { verb, text: `${outOf(met, n)} ${one}s` };
  return { verb, text: `${percent(rate.rate, n)} of its ${one}s` };
}
