import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { periodTrace } from '../trace/period.js';
import { count } from '../words/count.js';
import { instant, month } from '../words/instant.js';
import { attentionOf } from './attention.js';
import type { FrontPage, Masthead, MonthlyModel } from './contract.js';
import { countedOver, headline } from './headline.js';
import { matricesOf } from './matrices.js';
import { attainableSection } from './sections/attainable.js';
import { dataSection } from './sections/data.js';
import { definitionsSection } from './sections/definitions.js';
import { deliverablesSection } from './sections/deliverables.js';
import { describedSection } from './sections/described.js';
import { leftOutSection } from './sections/left-out.js';
import { missedSection } from './sections/missed.js';
import { missesSection } from './sections/misses.js';
import { openSection } from './sections/open.js';
import { proceduresSection } from './sections/procedures.js';
import { queueSection } from './sections/queue.js';
import { readingsSection } from './sections/readings.js';
import { responsesSection } from './sections/responses.js';
import { restatedSection } from './sections/restated.js';
import { satisfactionSection } from './sections/satisfaction.js';
import { trendSection } from './sections/trend.js';
import { waiversSection } from './sections/waivers.js';
import { keptSummary, summariesOf } from './summaries.js';

const countedBy = {
  due: 'the day on which the obligation was due',
  opening: 'the day on which the case was opened',
  fulfilment: 'the day on which the obligation was answered',
} as const;

/** Every number and every word of the monthly report, made from the findings and nothing else. */
export function monthlyModel(findings: MonthlyFindings): MonthlyModel {
  const { policy, scope, asOfMs, programVersion } = findings;
  return {
    report: 'monthly',
    title: [policy.name, scope.account?.name, month(scope.month)]
      .filter((part) => part !== undefined)
      .join(', '),
    fileName: fileNameOf(findings),
    masthead: mastheadOf(findings),
    front: frontOf(findings),
    restated: restatedSection(findings),
    trend: trendSection(findings),
    responses: responsesSection(findings),
    attainable: attainableSection(findings),
    misses: missesSection(findings),
    missed: missedSection(findings),
    waivers: waiversSection(findings),
    open: openSection(findings),
    procedures: proceduresSection(findings),
    deliverables: deliverablesSection(findings),
    queue: queueSection(findings),
    satisfaction: satisfactionSection(findings),
    described: describedSection(findings),
    leftOut: leftOutSection(findings),
    readings: readingsSection(findings),
    definitions: definitionsSection(findings),
    data: dataSection(findings),
    trace: periodTrace(findings),
    foot: `Punctual ${programVersion} · as of ${instant(asOfMs, scope.zone)}`,
  };
}

function mastheadOf({ policy, scope, asOfMs, population }: MonthlyFindings): Masthead {
  return {
    product: 'Punctual',
    policy: policy.name,
    policyVersion: policy.version,
    month: month(scope.month),
    account: scope.account?.name ?? null,
    zone: scope.zone,
    asOfMs,
    asOf: instant(asOfMs, scope.zone),
    facts: [
      ...(scope.account === null ? [{ label: 'Accounts', text: count(population.accounts) }] : []),
      { label: 'Cases', text: count(population.cases) },
      { label: 'Counted by', text: countedBy[scope.period] },
    ],
  };
}

function frontOf(findings: MonthlyFindings): FrontPage {
  return {
    headline: headline(findings),
    counted: countedOver(findings),
    promises: summariesOf(findings),
    kept:
      findings.promises.length === 0
        ? null
        : keptSummary(findings.kept, findings.scope.month, findings.waivers),
    attentionHeading: 'What needs attention',
    attention: attentionOf(findings),
    matrices: matricesOf(findings),
  };
}

function fileNameOf({ policy, scope }: MonthlyFindings): string {
  const account = scope.account?.id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return [policy.id, scope.month, account].filter((part) => part !== undefined).join('-');
}
