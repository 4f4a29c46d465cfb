import type { AuditFindings } from '../../pipeline/findings/audit-contract.js';
import type { DocumentModel } from '../document/contract.js';
import type { Attachment, Section } from '../render/contract.js';
import { waiversSection } from '../monthly/sections/waivers.js';
import { periodTrace } from '../trace/period.js';
import { count } from '../words/count.js';
import { instant, month } from '../words/instant.js';
import { attentionOf } from './attention.js';
import { countedOver, headline } from './headline.js';
import { coverageSection } from './sections/coverage.js';
import { criteriaSection, readingTermsSection } from './sections/criteria.js';
import { definitionsSection } from './sections/definitions.js';
import { hingesSection } from './sections/hinges.js';
import { idsSection } from './sections/ids.js';
import { leftOutSection } from './sections/left-out.js';
import { lintSection } from './sections/lint.js';
import { missedSection } from './sections/missed.js';
import { monitorabilitySection } from './sections/monitorability.js';
import { readingsSection } from './sections/readings.js';
import { recomputeSection } from './sections/recompute.js';
import { resultsSection } from './sections/results.js';
import { scopeSection } from './sections/scope.js';
import { sourcesSection } from './sections/sources.js';
import { timelinesSection } from './sections/timelines.js';
import { summaryRows } from './summaries.js';

/** What goes with an audit report beside its findings. */
export interface AuditExtras {
  /** The ledger and the policies, as files in the PDF. */
  readonly attachments: readonly Attachment[];
}

/** The audit of one policy over one period: scope, criteria, completeness, results, exceptions, and how to compute it again. */
export function auditDocument(findings: AuditFindings, extras: AuditExtras): DocumentModel {
  const { policy, scope, asOfMs, programVersion } = findings.period;
  const subject = `${policy.name} ${policy.version}`;
  const account = scope.account === null ? [] : [scope.account.name];
  return {
    title: ['Audit', policy.name, ...account, month(scope.month)].join(', '),
    subject,
    period: `Audit of ${month(scope.month)}`,
    imprint: [
      ...account.map((text) => ({ label: 'Account', text })),
      { label: 'Obligations', text: count(findings.population.obligations) },
      { label: 'Cases', text: count(findings.population.cases) },
      { label: 'Population', text: findings.population.sha256.slice(0, 16) },
      { label: 'Zone', text: scope.zone },
      { label: 'As of', text: instant(asOfMs, scope.zone) },
    ],
    running: ['Audit', subject, ...account].join(', '),
    foot: `Punctual ${programVersion} · as of ${instant(asOfMs, scope.zone)}`,
    createdAtMs: asOfMs,
    front: {
      headline: headline(findings),
      counted: countedOver(findings),
      blocks: [
        {
          kind: 'summary',
          caption: countedOver(findings),
          rows: summaryRows(findings),
          earlier: '',
        },
        {
          kind: 'attention',
          heading: 'What an auditor should know first',
          items: attentionOf(findings),
        },
      ],
    },
    contents: 'In this file',
    sections: sectionsOf(findings, extras),
    printsNumbers: false,
    attachments: extras.attachments,
  };
}

function sectionsOf(findings: AuditFindings, extras: AuditExtras): readonly Section[] {
  return [
    scopeSection(findings),
    criteriaSection(findings),
    readingTermsSection(findings),
    sourcesSection(findings),
    idsSection(findings),
    coverageSection(findings),
    leftOutSection(findings),
    resultsSection(findings),
    readingsSection(findings),
    missedSection(findings),
    waiversSection(findings.period),
    hingesSection(findings),
    timelinesSection(findings),
    monitorabilitySection(findings),
    lintSection(findings),
    definitionsSection(findings),
    recomputeSection(findings, extras.attachments),
    periodTrace(findings.period, 'auditor'),
  ].filter((section) => section !== null);
}

/** The file name without its ending: `audit-ownbackup-2026-07-01-2026-09-30`. */
export function auditFileName({ period: { policy, scope } }: AuditFindings): string {
  const account = scope.account?.id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return ['audit', policy.id, scope.month.replace('/', '-'), account]
    .filter((part) => part !== undefined)
    .join('-');
}
