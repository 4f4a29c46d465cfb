import type {
  PolicyQuarter,
  QuarterlyFindings,
} from '../../pipeline/findings/quarterly/contract.js';
import { headlineOf } from '../monthly/headline.js';
import { count, counted, listed } from '../words/count.js';
import { month } from '../words/instant.js';
import { quarterName } from './names.js';

/** The finding of the quarter; where several policies promised something, one clause each. */
export function quarterHeadline({ policies, scope }: QuarterlyFindings): string {
  const account = scope.account.name;
  const [first, ...others] = policies;
  if (first === undefined)
    return `No policy promised ${account} anything in ${quarterName(scope.month)}`;
  if (others.length === 0) return headlineOf({ ...first, scope });
  const parts = policies.map((quarter) => {
    const due = quarter.promises.reduce((sum, { rate }) => sum + rate.n, 0);
    const met = quarter.promises.reduce((sum, { rate }) => sum + rate.met, 0);
    if (due === 0) return `nothing fell due under ${quarter.policy.name}`;
    const kept = met === due ? `all ${count(due)}` : `${count(met)} of ${count(due)}`;
    return `${kept} obligations were met under ${quarter.policy.name}`;
  });
  return `Of what support owed ${account} in ${quarterName(scope.month)}, ${listed(parts)}`;
}

/** What is counted, over what, and n. */
export function quarterCounted({ policies, scope }: QuarterlyFindings): string {
  if (policies.length === 0) return 'No contract was in force and no case fell under a policy.';
  return policies.map((quarter) => countedUnder(quarter, month(scope.month))).join(' ');
}

function countedUnder({ policy, population, promises }: PolicyQuarter, quarter: string): string {
  const name = `${policy.name} ${policy.version}`;
  const { obligations, cases } = population;
  if (obligations === 0) return `${name}: no obligation belongs to the ${quarter}.`;
  const judged = promises.reduce((sum, { rate }) => sum + rate.n, 0);
  const share = judged === obligations ? (judged === 1 ? 'it' : 'all') : `${count(judged)} of them`;
  return `${name}: ${counted(obligations, 'obligation')} of the ${quarter} on ${counted(cases, 'case')}; ${share} ${judged === 1 ? 'was' : 'were'} met or missed.`;
}
