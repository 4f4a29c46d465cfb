import type {
  PolicyQuarter,
  QuarterlyFindings,
} from '../../pipeline/findings/quarterly/contract.js';
import type { Block, Fact, Section } from '../render/contract.js';
import { capital } from '../words/capital.js';
import { count } from '../words/count.js';
import { day, instant, month } from '../words/instant.js';
import { namesOf } from '../words/names.js';
import { attentionOf } from './attention.js';
import type { QuarterlyModel } from './contract.js';
import { quarterCounted, quarterHeadline } from './headline.js';
import { underPolicy } from './names.js';
import { notesAt } from './notes.js';
import { casesSection } from './sections/cases.js';
import { commentarySection, internalSection } from './sections/commentary.js';
import { definitionsSection } from './sections/definitions.js';
import { deliverablesSection } from './sections/deliverables.js';
import { evidenceSection } from './sections/evidence.js';
import { leftOutSection } from './sections/left-out.js';
import { missedSection } from './sections/missed.js';
import { openSection } from './sections/open.js';
import { readingsSection } from './sections/readings.js';
import { satisfactionSection } from './sections/satisfaction.js';
import { serviceSection } from './sections/service.js';
import { quarterTrace } from './sections/trace.js';
import { volumesSection } from './sections/volumes.js';
import { whatIfSection } from './sections/what-if.js';
import { summaryOf } from './summaries.js';

const countedBy = {
  due: 'the day on which the obligation was due',
  opening: 'the day on which the case was opened',
  fulfilment: 'the day on which the obligation was answered',
} as const;

const audienceWords = {
  internal: 'Internal: not for the customer',
  customer: null,
  auditor: 'For an auditor',
} as const;

/** Every number and every word of an account's quarter, made from what its audience may read and nothing else. */
export function quarterlyModel(findings: QuarterlyFindings): QuarterlyModel {
  const { audience, scope, asOfMs, programVersion, slug } = findings;
  return {
    report: 'quarterly',
    audience,
    title: `${scope.account.name}, ${month(scope.month)}`,
    fileName: `${slug}-${audience}`,
    account: { id: scope.account.id, name: scope.account.name },
    quarter: capital(month(scope.month)),
    imprint: imprintOf(findings),
    asOfMs,
    headline: quarterHeadline(findings),
    counted: quarterCounted(findings),
    front: frontOf(findings),
    sections: sectionsOf(findings),
    foot: [
      `Punctual ${programVersion} · as of ${instant(asOfMs, scope.zone)}`,
      ...(audienceWords[audience] === null ? [] : [audienceWords[audience]]),
    ].join(' · '),
  };
}

function imprintOf(findings: QuarterlyFindings): Fact[] {
  const { audience, policies, scope, asOfMs } = findings;
  const cases = policies.reduce((sum, { population }) => sum + population.cases, 0);
  const held = audienceWords[audience];
  return [
    ...(held === null ? [] : [{ label: 'Reader', text: held }]),
    ...policies.flatMap(contractFacts),
    { label: 'Cases', text: count(cases) },
    { label: 'Counted by', text: countedBy[scope.period] },
    { label: 'Zone', text: scope.zone },
    { label: 'As of', text: instant(asOfMs, scope.zone) },
  ];
}

const contractsShown = 3;

/** The contracts of the quarter; of many the last. */
function contractFacts({ policy, contracts }: PolicyQuarter): Fact[] {
  const more = contracts.length - contractsShown;
  return [
    ...(more > 0 ? [{ label: 'Contracts before', text: `${policy.name}, ${count(more)}` }] : []),
    ...contracts.slice(-contractsShown).map(({ tier, plan, startsOn, endsOn }) => {
      const name = [policy.name, namesOf(policy).tier(tier), plan === 'trial' ? 'trial' : '']
        .filter((part) => part !== '')
        .join(' ');
      const until = endsOn === null ? '' : ` to ${dateText(endsOn)}`;
      return { label: 'Contract', text: `${name}, from ${dateText(startsOn)}${until}` };
    }),
  ];
}

function dateText(date: string): string {
  return day(Date.parse(`${date}T00:00:00Z`), 'UTC');
}

function frontOf(findings: QuarterlyFindings): Block[] {
  const items = attentionOf(findings);
  const summaries = findings.policies.flatMap((quarter): Block[] => {
    const title = underPolicy(findings, quarter);
    return [
      ...(title === null ? [] : [{ kind: 'prose' as const, title, paragraphs: [] }]),
      summaryOf(findings, quarter),
    ];
  });
  return [
    ...notesAt(findings, 'summary'),
    ...summaries,
    ...(items.length === 0
      ? []
      : [{ kind: 'attention' as const, heading: 'To talk about', items }]),
  ];
}

function sectionsOf(findings: QuarterlyFindings): Section[] {
  const told = {
    service: serviceSection(findings),
    volumes: volumesSection(findings),
    cases: casesSection(findings),
    missed: missedSection(findings),
    'open items': openSection(findings),
    satisfaction: satisfactionSection(findings),
    deliverables: deliverablesSection(findings),
    readings: readingsSection(findings),
    leftOut: leftOutSection(findings),
  };
  const there = Object.entries(told).flatMap(([place, section]) =>
    section === null ? [] : [place],
  );
  const placed = new Set(['summary', ...there]);
  return [
    ...Object.values(told),
    commentarySection(findings, placed),
    internalSection(findings),
    whatIfSection(findings),
    definitionsSection(findings),
    evidenceSection(findings),
    quarterTrace(findings),
  ].filter((section) => section !== null);
}
