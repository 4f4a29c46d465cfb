import type { Warehouse } from '../warehouse/open.js';
import type { ScopeFinding, SurveysFinding } from './contract.js';
import { found } from './queries.js';

interface Counted {
  readonly invitations: number;
  readonly in_both: number;
  readonly in_events: number;
  readonly in_surveys: number;
  readonly uninvited: number;
  readonly blank: number;
  readonly blank_with_comment: number;
  readonly off_scale: number;
  readonly no_scale: number;
  readonly answered_later: number;
  readonly undated_answers: number;
  readonly case_row_scores: number;
  readonly answered_before: number;
  readonly sent_before_opening: number;
  readonly answered_again: number;
  readonly scale_assumed: number;
  readonly scale_unknown: number;
  readonly not_judged: number;
  readonly asked_again: number;
  readonly asked_again_unclosed: number;
  readonly repeat_people: number;
  readonly repeat_answers: number;
  readonly unnamed_answers: number;
  readonly delays: number;
  readonly median_delay_ms: number | null;
  readonly p90_delay_ms: number | null;
  readonly sent_unclosed: number;
}

interface Strays {
  readonly unknown_cases: number;
  readonly without_contract: number;
  readonly unread_scores: number;
}

/** How the invitations and answers of the month were counted; of the whole workspace only where the report is of all accounts. */
export async function findSurveys(
  warehouse: Warehouse,
  scope: ScopeFinding,
): Promise<SurveysFinding> {
  const [counted] = await found<Counted>(warehouse, 'survey_counts');
  const [strays] = await found<Strays>(warehouse, 'stray_surveys');
  if (counted === undefined || strays === undefined) throw new Error('A query gave no row.');
  const isOfAll = scope.account === null;
  return {
    invitations: counted.invitations,
    inBoth: counted.in_both,
    inEvents: counted.in_events,
    inSurveys: counted.in_surveys,
    uninvited: counted.uninvited,
    blank: counted.blank,
    blankWithComment: counted.blank_with_comment,
    offScale: counted.off_scale,
    noScale: counted.no_scale,
    answeredLater: counted.answered_later,
    undatedAnswers: counted.undated_answers,
    caseRowScores: counted.case_row_scores,
    answeredBefore: counted.answered_before,
    sentBeforeOpening: counted.sent_before_opening,
    answeredAgain: counted.answered_again,
    scaleAssumed: counted.scale_assumed,
    scaleUnknown: counted.scale_unknown,
    notJudged: counted.not_judged,
    askedAgain: counted.asked_again,
    askedAgainUnclosed: counted.asked_again_unclosed,
    repeatPeople: counted.repeat_people,
    repeatAnswers: counted.repeat_answers,
    unnamedAnswers: counted.unnamed_answers,
    delay: {
      n: counted.delays,
      medianMs: counted.median_delay_ms,
      p90Ms: counted.p90_delay_ms,
      unclosed: counted.sent_unclosed,
    },
    unknownCases: isOfAll ? strays.unknown_cases : 0,
    withoutContract: isOfAll ? strays.without_contract : 0,
    unreadScores: isOfAll ? strays.unread_scores : 0,
  };
}
