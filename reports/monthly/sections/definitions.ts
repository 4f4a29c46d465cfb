import type { MonthlyFindings, PeriodBasis } from '../../../pipeline/findings/contract.js';
import type { Fact, Section } from '../../render/contract.js';

const periods: Readonly<Record<PeriodBasis, string>> = {
  due: 'An obligation belongs to the month in which it was due; without a due, in which it ended or else started; while it runs, to that of the as-of instant.',
  opening: 'An obligation belongs to the month in which its case was opened.',
  fulfilment:
    'An obligation belongs to the month in which it was answered; unanswered, to the one in which it was due.',
};

/** What the words of the page mean. */
export function definitionsSection({
  scope,
  satisfaction,
  policy,
  queue,
  promises,
  funnels,
  attainable,
  waivers,
}: MonthlyFindings): Section {
  const facts: Fact[] = [
    {
      label: 'Obligation',
      text: 'One promise falling due once on one case. A long case owns many.',
    },
    {
      label: 'Rate',
      text: 'Met ÷ (met + missed), with a 95 % Wilson interval; truncated, so that 100 % means all, with one decimal from 200 on. Under 10 there are counts and no rate.',
    },
    {
      label: 'Verdicts',
      text: 'Met: satisfied in time. Missed: satisfied late, or not and too late. Running: a message now would be in time. Void: ended while a message would have been in time. Excluded: not owed, by a rule. Unmeasured: the data cannot tell.',
    },
    {
      label: 'Month',
      text: `${periods[scope.period]} Dates are those of ${scope.zone}; 24:00 is the next date.`,
    },
    {
      label: 'Clock',
      text: 'Each obligation has its own: business hours where the policy says so, else wall time; pauses and holidays do not count.',
    },
    {
      label: 'Every promise kept',
      text: 'Cases with something met or missed in the month, and nothing missed.',
    },
    {
      label: 'Reading',
      text: 'An answer to a question that the policy leaves open. The house reading is the figure; every other option is computed beside it. A verdict hinges on a reading that would change it.',
    },
    ...(promises.some(({ control }) => control !== null) || funnels.length > 0
      ? [
          {
            label: 'Chance',
            text: 'What differs by no more than so many coin tosses would, all at the share over all. In a trend: 3 sigma around the mean of the months before. In a funnel: 95 % and 99.8 %. Whoever compares 20 finds one outside 95 % where nothing is the matter.',
          },
        ]
      : []),
    ...(attainable.length > 0
      ? [
          {
            label: 'Attainable',
            text: 'The target that 95 % of the same answers would have kept; nobody knows how people would have worked to another target. Only promises that a clock times have such a time.',
          },
        ]
      : []),
    ...(waivers !== null
      ? [
          {
            label: 'Waived',
            text: 'Missed, and left out of the second figure by a decision that the register names. The verdict stays.',
          },
        ]
      : []),
    ...(policy.promises.some(({ isAim }) => isAim)
      ? [
          {
            label: 'Aim',
            text: 'What the policy says it tries to do: judged like a promise, and marked.',
          },
        ]
      : []),
    ...(queue !== null
      ? [
          {
            label: 'Overtaking',
            text: 'A first response overtakes a case that waits for its own in that instant, was opened longer before than the tolerance, ranks higher by the severity that it then has, and whose clock is open. Whoever is answered in the same instant is not overtaken. Described, never judged.',
          },
        ]
      : []),
    ...(satisfaction.length > 0
      ? [
          {
            label: 'Satisfied',
            text: `The top two answers of scales with five or more, the top one of shorter scales${satisfaction.some(({ hasParts }) => hasParts) ? ', three quarters of the scale or more where scores lie between whole numbers' : ''}. Every invitation counts, whatever its case was owed, in the month in which it was sent and under the severity of that instant; an answer without a score counts as not given. Response: answers with a score ÷ invitations.`,
          },
        ]
      : []),
  ];
  return {
    id: 'definitions',
    topic: 'Definitions',
    heading: 'What the words mean',
    counted: null,
    blocks: [{ kind: 'facts', title: null, facts }],
  };
}
