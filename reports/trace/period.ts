import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import type { Section } from '../render/contract.js';
import { month } from '../words/instant.js';
import { namesOf } from '../words/names.js';
import { tracedFigures } from './figures.js';
import { traceSection } from './section.js';

/** Which obligations each figure of one policy's period counts; null where there are none. */
export function periodTrace(findings: MonthlyFindings): Section | null {
  const { promises, kept, kinds, hours, behind, scope, policy } = findings;
  const { tiers, severities } = policy;
  const names = namesOf(policy);
  const account = scope.account === null ? '' : ` --account ${scope.account.id}`;
  return traceSection({
    figures: tracedFigures({
      promises,
      kept: kept.rate,
      kinds,
      hours,
      names,
      policy: null,
      tiers,
      severities,
    }),
    behind,
    period: month(scope.month),
    zone: scope.zone,
    options: `${periodOption(scope.month)} --policy ${policy.id}${account}`,
  });
}

/** `--month 2026-10`, `--quarter 2026-Q3`, `--from 2026-07-01 --to 2026-09-30`. */
export function periodOption(label: string): string {
  const [from, to] = label.split('/');
  if (to !== undefined) return `--from ${from} --to ${to}`;
  return label.includes('-Q') ? `--quarter ${label}` : `--month ${label}`;
}
