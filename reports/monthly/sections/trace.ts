import type { MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Section } from '../../render/contract.js';
import { tracedFigures } from '../../trace/figures.js';
import { traceSection } from '../../trace/section.js';
import { month } from '../../words/instant.js';
import { namesOf } from '../names.js';

/** Which obligations each figure of the month counts; null where there are none. */
export function monthlyTrace(findings: MonthlyFindings): Section | null {
  const { promises, kept, kinds, hours, behind, scope, policy } = findings;
  const names = namesOf(policy);
  const { tiers, severities } = policy;
  const account = scope.account === null ? '' : ` --account ${scope.account.id}`;
  return traceSection({
    figures: tracedFigures({ promises, kept: kept.rate, kinds, hours, names, tiers, severities }),
    behind,
    period: month(scope.month),
    zone: scope.zone,
    options: `--month ${scope.month} --policy ${policy.id}${account}`,
  });
}
