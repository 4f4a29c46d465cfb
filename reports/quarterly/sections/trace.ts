import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { Section } from '../../render/contract.js';
import { tracedFigures } from '../../trace/figures.js';
import { periodOption } from '../../trace/period.js';
import { traceSection } from '../../trace/section.js';
import { month } from '../../words/instant.js';
import { namesOf } from '../../words/names.js';

/** Which obligations each figure of the quarter counts, the policies one after another; null where there are none. */
export function quarterTrace({ policies, scope, audience }: QuarterlyFindings): Section | null {
  const hasPolicies = policies.length > 1;
  return traceSection({
    figures: policies.flatMap(({ policy, promises, kept }) =>
      tracedFigures({
        promises: promises.map((each) => (each.isProcedure ? { ...each, cells: [] } : each)),
        kept: kept.rate,
        kinds: [],
        hours: [],
        names: namesOf(policy),
        policy: hasPolicies ? policy.id : null,
        tiers: policy.tiers,
        severities: policy.severities,
      }),
    ),
    behind: {
      total: policies.reduce((sum, { behind }) => sum + behind.total, 0),
      rows: policies.flatMap(({ behind }) => behind.rows),
    },
    period: `the ${month(scope.month)}`,
    zone: scope.zone,
    options:
      audience === 'customer' ? null : `${periodOption(scope.month)} --account ${scope.account.id}`,
    hasPolicies,
    hasAccounts: false,
  });
}
