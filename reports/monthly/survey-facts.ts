import type { SurveysFinding } from '../../pipeline/findings/contract.js';
import type { Fact } from '../render/contract.js';
import { count, counted, listed } from '../words/count.js';
import { duration } from '../words/duration.js';
import { RATED_FROM } from '../words/rate.js';
import { nText } from './scores.js';

const verb = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** By which rules the month's invitations and answers were counted, each with how many it touched; what touched none is not told. */
export function surveyFacts(surveys: SurveysFinding): Fact[] {
  return [
    fact('Invitations', sentOf(surveys), [
      surveys.askedAgain,
      `${counted(surveys.askedAgain, 'invitation')} followed another of the same case${surveys.askedAgainUnclosed === 0 ? '' : `, ${count(surveys.askedAgainUnclosed)} of them with no closing between`}; each counts.`,
    ]),
    fact('Delay', delayOf(surveys.delay)),
    fact(
      'Answers without a score',
      [
        surveys.blank,
        `${counted(surveys.blank, 'answer')} carried no score${surveys.blankWithComment === 0 ? '' : `, ${count(surveys.blankWithComment)} of them a comment`}; ${asNotGiven(surveys.blank)}.`,
      ],
      [
        surveys.answeredLater,
        `${counted(surveys.answeredLater, 'answer')} came after the as-of instant; ${asNotGiven(surveys.answeredLater)}.`,
      ],
    ),
    fact(
      'Scores left out',
      [
        surveys.offScale,
        `${counted(surveys.offScale, 'score')} ${verb(surveys.offScale, 'lies', 'lie')} outside ${verb(surveys.offScale, 'its', 'their')} scale; ${asNotGiven(surveys.offScale)}.`,
      ],
      [
        surveys.noScale,
        `${counted(surveys.noScale, 'score')} ${verb(surveys.noScale, 'says', 'say')} no scale; ${asNotGiven(surveys.noScale)}.`,
      ],
    ),
    fact('Scale', ...scaleOf(surveys)),
    fact('Answers', ...answersOf(surveys)),
    fact('Respondents', ...respondentsOf(surveys)),
    fact('Nothing judged', [
      surveys.notJudged,
      `${counted(surveys.notJudged, 'invitation')} ${verb(surveys.notJudged, 'is of a case', 'are of cases')} of which nothing was met or missed; ${verb(surveys.notJudged, 'it counts', 'they count')}.`,
    ]),
    fact('In the workspace', [1, elsewhereOf(surveys)]),
  ].filter(({ text }) => text !== '');
}

type Told = readonly [n: number, text: string];

function fact(label: string, ...told: readonly Told[]): Fact {
  return {
    label,
    text: told
      .filter(([n]) => n > 0)
      .map(([, text]) => text)
      .filter((text) => text !== '')
      .join(' '),
  };
}

function asNotGiven(n: number): string {
  return `${verb(n, 'it counts', 'they count')} as not given`;
}

function sentOf({ invitations, inBoth, inEvents, inSurveys }: SurveysFinding): Told {
  const ways = [
    [inBoth, 'by an event and a survey row, counted once'],
    [inEvents, 'by an event alone'],
    [inSurveys, 'by a survey row alone'],
  ] as const;
  const told = ways.flatMap(([n, how]) => (n === 0 ? [] : [`${count(n)} told ${how}`]));
  return [invitations, `${told.join('; ')}.`];
}

function delayOf({ n, medianMs, p90Ms, unclosed }: SurveysFinding['delay']): Told {
  const before =
    unclosed === 0
      ? ''
      : ` ${counted(unclosed, 'invitation')} came before any closing of the case.`;
  if (n === 0 || medianMs === null || p90Ms === null) return [unclosed, before.trim()];
  const told =
    n < RATED_FROM
      ? `${counted(n, 'invitation')} followed a closing, too few to describe how soon.`
      : `Median ${duration(medianMs)} from the closing to the invitation, 90 % within ${duration(p90Ms)} (${nText(n)}).`;
  return [n, `${told}${before}`];
}

function scaleOf({ scaleAssumed, scaleUnknown }: SurveysFinding): Told[] {
  return [
    [
      scaleAssumed,
      `${counted(scaleAssumed, 'invitation')} ${verb(scaleAssumed, 'names', 'name')} no scale and ${verb(scaleAssumed, 'counts', 'count')} on the only one in use then.`,
    ],
    [
      scaleUnknown,
      `${counted(scaleUnknown, 'invitation')} ${verb(scaleUnknown, 'names', 'name')} no scale and ${verb(scaleUnknown, 'counts', 'count')} on none, so nobody knows how many were invited on each.`,
    ],
  ];
}

function answersOf(surveys: SurveysFinding): Told[] {
  const { uninvited, caseRowScores, undatedAnswers, answeredBefore, sentBeforeOpening } = surveys;
  return [
    [
      uninvited,
      `${counted(uninvited, 'answer')} ${verb(uninvited, 'has', 'have')} no invitation in the data, so nobody knows how many were invited.`,
    ],
    [
      caseRowScores,
      `${counted(caseRowScores, 'score')} ${verb(caseRowScores, 'comes', 'come')} from the case’s own row.`,
    ],
    [
      undatedAnswers,
      `${counted(undatedAnswers, 'score')} ${verb(undatedAnswers, 'has', 'have')} no date and ${verb(undatedAnswers, 'counts', 'count')} as given by the as-of instant.`,
    ],
    [
      answeredBefore,
      `${counted(answeredBefore, 'answer')} ${verb(answeredBefore, 'is', 'are')} dated before ${verb(answeredBefore, 'its invitation; it counts', 'their invitations; they count')}.`,
    ],
    [
      sentBeforeOpening,
      `${counted(sentBeforeOpening, 'invitation')} ${verb(sentBeforeOpening, 'is', 'are')} dated before ${verb(sentBeforeOpening, 'its case was opened; it counts', 'their cases were opened; they count')}.`,
    ],
    [
      surveys.answeredAgain,
      `${counted(surveys.answeredAgain, 'invitation')} ${verb(surveys.answeredAgain, 'was', 'were')} answered more than once; the answer exported last counts.`,
    ],
  ];
}

function respondentsOf({ repeatPeople, repeatAnswers, unnamedAnswers }: SurveysFinding): Told[] {
  return [
    [
      repeatPeople,
      `${counted(repeatPeople, 'respondent')} gave ${count(repeatAnswers)} of the answers; each counts, and the interval takes them as independent.`,
    ],
    [
      unnamedAnswers,
      `${counted(unnamedAnswers, 'answer')} ${verb(unnamedAnswers, 'names', 'name')} no respondent.`,
    ],
  ];
}

function elsewhereOf({ unknownCases, withoutContract, unreadScores }: SurveysFinding): string {
  const told = [
    [unknownCases, `${counted(unknownCases, 'row')} of a case that no file tells`],
    [withoutContract, `${counted(withoutContract, 'invitation')} of cases under no policy`],
    [unreadScores, `${counted(unreadScores, 'row')} whose score is no number`],
  ] as const;
  const parts = told.flatMap(([n, text]) => (n === 0 ? [] : [text]));
  return parts.length === 0 ? '' : `In no policy’s figures: ${listed(parts)}.`;
}
