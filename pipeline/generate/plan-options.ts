import { type Failure, UserError } from '../failure.js';
import { type Plan, type PolicyKey, policyKeys } from './plan.js';

/** What a user asks for, as typed. */
export interface PlanOptions {
  readonly cases: string;
  readonly seed: string;
  readonly policy: readonly string[];
  readonly from: string;
  readonly months: string;
  readonly recent: string;
  readonly badRows: boolean;
}

/** The plan that the options ask for, or every problem that they have. */
export function planFrom(options: PlanOptions): Plan {
  const failures: Failure[] = [];
  const whole = (name: string, text: string, least: number, most: number): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    failures.push({
      code: `generate.${name}`,
      message: `--${name} ${text} is not a whole number from ${least} to ${most}.`,
      hint: `For example --${name} ${name === 'months' ? 15 : name === 'seed' ? 7 : 10000}.`,
    });
    return least;
  };
  const plan: Plan = {
    cases: whole('cases', options.cases, 1, 9_999_999),
    seed: whole('seed', options.seed, 0, 4_294_967_295),
    from: dateFrom(options.from, failures),
    months: whole('months', options.months, 1, 60),
    policies: policiesFrom(options.policy, failures),
    recent: factorFrom(options.recent, failures),
    badRows: options.badRows,
  };
  if (failures.length > 0) throw new UserError(failures);
  return plan;
}

function dateFrom(text: string, failures: Failure[]): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) return text;
  failures.push({
    code: 'generate.from',
    message: `--from ${text} is not a date.`,
    hint: 'Write it as year, month and day: --from 2025-08-01.',
  });
  return '2025-08-01';
}

function policiesFrom(keys: readonly string[], failures: Failure[]): PolicyKey[] {
  const asked = keys.flatMap((key) => key.split(','));
  for (const key of asked) {
    if (policyKeys.some((known) => known === key)) continue;
    failures.push({
      code: 'generate.policy',
      message: `There are no made-up histories for the policy "${key}".`,
      hint: `Choose among ${policyKeys.join(', ')}.`,
    });
  }
  return policyKeys.filter((key) => asked.includes(key));
}

function factorFrom(text: string, failures: Failure[]): number {
  const factor = Number(text);
  if (factor > 0 && factor <= 100) return factor;
  failures.push({
    code: 'generate.recent',
    message: `--recent ${text} is not a number above 0 and up to 100.`,
    hint: 'With 4 the last month has four times the cases of a quiet one.',
  });
  return 1;
}
