import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import type { Section, TracedFigure } from '../render/contract.js';
import { month, monthShort } from '../words/instant.js';
import { namesOf } from '../words/names.js';
import {
  backlogFigures,
  callFigures,
  deliverableFigures,
  hingeFigures,
  queueFigures,
  scoreFigures,
  surveyFigures,
} from './counted-figures.js';
import { describedFigures } from './described-figures.js';
import { tracedFigures } from './figures.js';
import {
  attainableFigures,
  funnelFigures,
  readingFigures,
  reasonFigures,
  slackFigures,
  trendFigures,
  waivedFigures,
} from './period-figures.js';
import { traceSection } from './section.js';
import { eachOnce } from './traced.js';

/** Who reads a period's document: an auditor's names none of ours beside a figure. */
interface Reader {
  readonly hasResponders: boolean;
}

/** Which rows each figure of one policy's period counts; null where there are none. */
export function periodTrace(
  findings: MonthlyFindings,
  { hasResponders }: Reader = { hasResponders: true },
): Section | null {
  const { behind, counted, scope, policy } = findings;
  const account = scope.account === null ? '' : ` --account ${scope.account.id}`;
  return traceSection({
    figures: eachOnce(periodFigures(findings, hasResponders), null),
    behind: hasResponders
      ? behind
      : { ...behind, rows: behind.rows.map((row) => ({ ...row, responder: null })) },
    counted,
    label: scope.month,
    period: month(scope.month),
    zone: scope.zone,
    options: `${periodOption(scope.month)} --policy ${policy.id}${account}`,
  });
}

function periodFigures(findings: MonthlyFindings, hasResponders: boolean): TracedFigure[] {
  const { promises, kept, kinds, hours, policy, waivers, population } = findings;
  const names = namesOf(policy);
  const funnels = findings.funnels.filter(({ kind }) => hasResponders || kind !== 'agent');
  return [
    ...tracedFigures({
      obligations: population.obligations,
      promises,
      kept: kept.rate,
      kinds,
      hours,
      names,
    }),
    ...(waivers === null
      ? []
      : waivedFigures(waivers.promises, waivers.cells, waivers.kept, names)),
    ...readingFigures(promises, kept, names),
    ...hingeFigures(findings.hinges, promises),
    ...slackFigures(findings.slack, names),
    ...funnelFigures(funnels),
    ...reasonFigures(findings.reasons),
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
