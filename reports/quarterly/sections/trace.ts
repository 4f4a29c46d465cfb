import type {
  PolicyQuarter,
  QuarterlyFindings,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Section, TracedFigure } from '../../render/contract.js';
import { deliverableFigures } from '../../trace/figures/open.js';
import { hingeFigures } from '../../trace/figures/readings.js';
import { scoreFigures } from '../../trace/figures/scores.js';
import { tracedFigures } from '../../trace/figures/obligations.js';
import { periodOption } from '../../trace/period.js';
import { readingFigures } from '../../trace/figures/readings.js';
import { reasonFigures, waivedFigures } from '../../trace/figures/aside.js';
import { trendFigures } from '../../trace/figures/trend.js';
import { traceSection } from '../../trace/section.js';
import { eachOnce } from '../../trace/traced.js';
import { month } from '../../words/instant.js';
import { namesOf } from '../../words/names.js';
import { quarterShort } from '../names.js';
import { cellQuarterFigures, quarterScores, volumeFigures } from '../traced.js';

/** Which rows each figure of the quarter counts, the policies one after another; null where there are none. */
export function quarterTrace({ policies, scope, audience }: QuarterlyFindings): Section | null {
  const hasPolicies = policies.length > 1;
  return traceSection({
    figures: policies.flatMap((quarter) =>
      eachOnce(figuresOf(quarter, scope.months), hasPolicies ? quarter.policy.id : null),
    ),
    behind: {
      total: policies.reduce((sum, { behind }) => sum + behind.total, 0),
      rows: policies.flatMap(({ behind }) => behind.rows),
    },
    counted: {
      totals: policies.flatMap(({ counted }) => counted.totals),
      rows: policies.flatMap(({ counted }) => counted.rows),
    },
    label: scope.month,
    period: `the ${month(scope.month)}`,
    zone: scope.zone,
    options:
      audience === 'customer' ? null : `${periodOption(scope.month)} --account ${scope.account.id}`,
    hasPolicies,
    hasAccounts: false,
  });
}

function figuresOf(quarter: PolicyQuarter, quarters: readonly string[]): TracedFigure[] {
  const { policy, population, promises, kept, waived } = quarter;
  const names = namesOf(policy);
  const shown = promises.map((each) => (each.isProcedure ? { ...each, cells: [] } : each));
  const minor = [
    ...waivedFigures(waived.promises, [], waived.kept, names),
    ...readingFigures(shown, kept, names),
    ...trendFigures(promises, kept, quarterShort),
    ...cellQuarterFigures(shown, quarters, names),
    ...hingeFigures(quarter.hinges, promises),
    ...reasonFigures(quarter.reasons),
    ...scoreFigures(quarterScores(quarter, quarters), names),
    ...volumeFigures(quarter.volumes, quarters),
    ...deliverableFigures(quarter.deliverables),
  ];
  return [
    ...tracedFigures({
      obligations: population.obligations,
      promises: shown,
      kept: kept.rate,
      kinds: [],
      hours: [],
      names,
    }),
    ...minor.map((figure) => ({ ...figure, isMinor: true as const })),
  ];
}
