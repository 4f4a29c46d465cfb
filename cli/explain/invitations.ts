import type { InvitationTold } from '../../pipeline/explain/contract.js';
import { goodBoxes } from '../../reports/words/boxes.js';
import { listed } from '../../reports/words/count.js';
import { exactly, moment } from './words.js';

/** What the sentences of an invitation need to know beside it. */
interface Setting {
  readonly zone: string;
  /** The year that goes without saying. */
  readonly year: number;
  readonly asOfMs: number;
}

const headlines: Readonly<Record<InvitationTold['answer'], string>> = {
  good: 'satisfied',
  not_good: 'not satisfied',
  blank: 'answered without a score',
  no_scale: 'a score without a scale',
  off_scale: 'a score off its scale',
  later: 'no answer yet',
  none: 'no answer',
};

/** "Satisfaction: satisfied", "Satisfaction 2: no answer" where there are several. */
export function invitationHeadline({ answer }: InvitationTold, place: number | null): string {
  return `Satisfaction${place === null ? '' : ` ${place}`}: ${headlines[answer]}`;
}

/** When the customer was asked, what came, and what of it counts as satisfied. */
export function invitationSentences(told: InvitationTold, setting: Setting): string {
  return `${asked(told, setting)} ${answered(told, setting)}`;
}

function asked(told: InvitationTold, { zone, year }: Setting): string {
  const { sent_at_ms, closed_at_ms, is_in_events, is_in_surveys, is_in_case_row, answer } = told;
  if (sent_at_ms === null) {
    return answer === 'none'
      ? `The customer was invited to judge the case, nobody says when${placed(sourceOf(told))}.`
      : 'No invitation to judge the case is in the data.';
  }
  const since =
    closed_at_ms === null
      ? ', before any closing'
      : `, ${exactly(sent_at_ms - closed_at_ms)} after the closing`;
  const row = is_in_case_row ? [] : sourceOf(told);
  const event = is_in_events && (is_in_surveys || is_in_case_row) ? ['an event'] : [];
  return `The customer was invited to judge the case on ${moment(sent_at_ms, zone, year)}${since}${placed([...event, ...row])}.`;
}

function sourceOf({ is_in_case_row, file, row }: InvitationTold): string[] {
  if (file === null) return [];
  return [`${is_in_case_row ? 'csat_score, ' : ''}${file} row ${row}`];
}

function placed(sources: readonly string[]): string {
  return sources.length === 0 ? '' : ` (${listed(sources)})`;
}

function answered(told: InvitationTold, { zone, year, asOfMs }: Setting): string {
  const { sent_at_ms, answered_at_ms, is_in_case_row, score, answer, has_comment } = told;
  const when = answered_at_ms === null ? '' : ` on ${moment(answered_at_ms, zone, year)}`;
  const where = placed(is_in_case_row || sent_at_ms === null ? sourceOf(told) : []);
  const end = `${moment(asOfMs, zone, year)}, where the data ends`;
  switch (answer) {
    case 'none':
      return `Nobody had answered by ${end}.`;
    case 'later':
      return `The answer came after ${end}: it counts as not given.`;
    case 'blank':
      return `The answer${when}${where} carried no score${has_comment ? ', only a comment' : ''}: it counts as not given.`;
    case 'no_scale':
      return `The answer${when}${where} was ${score}, on no scale that the data names: it counts as not given.`;
    case 'off_scale':
      return `The answer${when}${where} was ${score}, outside ${scaleOf(told)}: it counts as not given.`;
    default:
      return `The answer${when}${where} was ${score} on ${scaleOf(told)}; what counts as satisfied is ${boxesOf(told)}.`;
  }
}

function scaleOf({ scale_min, scale_max }: InvitationTold): string {
  return `the scale from ${scale_min} to ${scale_max}`;
}

function boxesOf({ scale_max, good_from, has_parts }: InvitationTold): string {
  const scaleMax = scale_max ?? 1;
  return goodBoxes({ scaleMax, goodFrom: good_from ?? scaleMax, hasParts: has_parts === true });
}
