import type { PeriodBasis, PolicyTerms } from '../../../pipeline/findings/contract.js';
import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { Fact, Section } from '../../render/contract.js';
import { day, month } from '../../words/instant.js';

const periods: Readonly<Record<PeriodBasis, string>> = {
  due: 'An obligation belongs to the quarter in which it was due; without a due, in which it ended or else started; while it runs, to that of the instant up to which the data is complete.',
  opening: 'An obligation belongs to the quarter in which its case was opened.',
  fulfilment:
    'An obligation belongs to the quarter in which it was answered; unanswered, to the one in which it was due.',
};

/** A page that says what the words and figures of the document mean. */
export function definitionsSection(findings: QuarterlyFindings): Section {
  const { scope, policies } = findings;
  const facts: Fact[] = [
    {
      label: 'Obligation',
      text: 'One promise falling due once on one case. A long case owns many.',
    },
    {
      label: 'Share met',
      text: 'Met ÷ (met + missed), of one promise under one policy; figures of several promises or policies are never added up. With a 95 % Wilson interval; truncated, so that 100 % means all, with one decimal from 200 on. Under 10 there are counts and no rate.',
    },
    {
      label: 'Verdicts',
      text: 'Met: satisfied in time. Missed: satisfied late, or not and too late. Running: a message now would be in time. Void: ended while a message would have been in time. Excluded: not owed, by a rule. Unmeasured: the data cannot tell.',
    },
    {
      label: 'Quarter',
      text: `The ${month(scope.month)} by the dates of ${scope.zone}; 24:00 is the next date. ${periods[scope.period]}`,
    },
    {
      label: 'Clock',
      text: 'Each obligation has its own: business hours where the policy says so, else wall time; pauses and holidays do not count. “Half within” and “9 in 10 within” are on that clock; the second is said from ten obligations on.',
    },
    {
      label: 'Every promise kept',
      text: 'Cases with something met or missed in the quarter, and nothing missed.',
    },
    {
      label: 'First response',
      text: 'From the opening of the case to the first public message of a person of ours; what answers by itself does not count.',
    },
    {
      label: 'Severity',
      text: 'For a promise: the severity that binds at the instant of the event. For volumes: the one with which the case was opened.',
    },
    ...(policies.some(({ policy }) => policy.promises.some(({ isAim }) => isAim))
      ? [
          {
            label: 'Aim',
            text: 'What the policy says it tries to do: judged like a promise, and marked.',
          },
        ]
      : []),
    ...(policies.some(({ hinges }) => hinges.length > 0)
      ? [
          {
            label: 'Reading',
            text: 'An answer to a question that the policy’s text leaves open. The figures follow one reading; every other option is computed beside it. A verdict hinges on a reading that would change it.',
          },
        ]
      : []),
    ...(policies.some(({ waived }) => waived.promises.length > 0)
      ? [
          {
            label: 'Waived',
            text: 'A miss that the register of waivers names. It stays a miss in the figure; the one without such misses stands beside it.',
          },
        ]
      : []),
    ...(policies.some(({ satisfaction }) => satisfaction.length > 0)
      ? [
          {
            label: 'Satisfied',
            text: 'The top two answers of scales with five or more, the top one of shorter scales. An answer without a score counts as not given.',
          },
        ]
      : []),
    ...policies.map(({ policy }) => ({
      label: policies.length > 1 ? policy.name : 'Policy',
      text: `${titleOf(policy)}, in force since ${day(Date.parse(`${policy.effectiveFrom}T00:00:00Z`), 'UTC')}.`,
    })),
  ];
  return {
    id: 'definitions',
    topic: 'Definitions',
    heading: 'What the words mean',
    counted: null,
    startsPage: true,
    blocks: [{ kind: 'facts', title: null, facts }],
  };
}

/** Titles often say their version already. */
function titleOf({ sourceTitle, version }: PolicyTerms): string {
  return sourceTitle.includes(version) ? sourceTitle : `${sourceTitle}, version ${version}`;
}
