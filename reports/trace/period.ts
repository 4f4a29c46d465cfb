import type {
  CountedFinding,
  CountedThing,
  MonthlyFindings,
} from '../../pipeline/findings/contract.js';
import type { Section, TracedFigure } from '../render/contract.js';
import { month, monthShort } from '../words/instant.js';
import { namesOf } from '../words/names.js';
import { backlogFigures, deliverableFigures } from './figures/open.js';
import { callFigures, queueFigures } from './figures/queue.js';
import { hingeFigures } from './figures/readings.js';
import { scoreFigures, surveyFigures } from './figures/scores.js';
import { describedFigures } from './figures/described.js';
import { tracedFigures } from './figures/obligations.js';
import { attainableFigures, slackFigures } from './figures/times.js';
import { funnelFigures } from './figures/units.js';
import { readingFigures } from './figures/readings.js';
import { reasonFigures, waivedFigures } from './figures/aside.js';
import { trendFigures } from './figures/trend.js';
import { traceSection } from './section.js';
import { eachOnce } from './traced.js';

/** Whose document it is: the auditor's has fewer figures, and names none of ours. */
type Reader = 'manager' | 'auditor';

/** Which rows each figure of one policy's period counts; null where there are none. */
export function periodTrace(findings: MonthlyFindings, reader: Reader = 'manager'): Section | null {
  const { behind, counted, scope, policy } = findings;
  const account = scope.account === null ? '' : ` --account ${scope.account.id}`;
  const isAudit = reader === 'auditor';
  const figures = isAudit ? auditFigures(findings) : monthFigures(findings);
  return traceSection({
    figures: eachOnce(figures, null),
    behind: isAudit
      ? { ...behind, rows: behind.rows.map((row) => ({ ...row, responder: null })) }
      : behind,
    counted: isAudit ? onlyOf(counted, ['readings', 'hinges']) : counted,
    label: scope.month,
    period: month(scope.month),
    zone: scope.zone,
    options: `${periodOption(scope.month)} --policy ${policy.id}${account}`,
  });
}

function onlyOf({ totals, rows }: CountedFinding, things: readonly CountedThing[]): CountedFinding {
  const isOf = ({ what }: { readonly what: CountedThing }) => things.includes(what);
  return { totals: totals.filter(isOf), rows: rows.filter(isOf) };
}

/** Those of obligations, of readings and of waivers. */
function auditFigures({
  promises,
  kept,
  kinds,
  hours,
  policy,
  waivers,
  population,
  hinges,
  reasons,
}: MonthlyFindings): TracedFigure[] {
  const names = namesOf(policy);
  const { obligations } = population;
  return [
    ...tracedFigures({ obligations, promises, kept: kept.rate, kinds, hours, names }),
    ...(waivers === null
      ? []
      : waivedFigures(waivers.promises, waivers.cells, waivers.kept, names)),
    ...readingFigures(promises, kept, names),
    ...hingeFigures(hinges, promises),
    ...reasonFigures(reasons),
  ];
}

function monthFigures(findings: MonthlyFindings): TracedFigure[] {
  const { promises, kept, policy } = findings;
  const names = namesOf(policy);
  return [
    ...auditFigures(findings),
    ...slackFigures(findings.slack, names),
    ...funnelFigures(findings.funnels),
    ...attainableFigures(findings.attainable, names),
    ...trendFigures(promises, kept, monthShort),
    ...surveyFigures(findings.surveys),
    ...scoreFigures(findings.satisfaction, names),
    ...queueFigures(findings.queue, names),
    ...callFigures(findings.calls),
    ...backlogFigures(findings.backlog, names),
    ...deliverableFigures(findings.deliverables),
    ...describedFigures(findings.described),
  ];
}

/** `--month 2026-10`, `--quarter 2026-Q3`, `--from 2026-07-01 --to 2026-09-30`. */
export function periodOption(label: string): string {
  const [from, to] = label.split('/');
  if (to !== undefined) return `--from ${from} --to ${to}`;
  return label.includes('-Q') ? `--quarter ${label}` : `--month ${label}`;
}
