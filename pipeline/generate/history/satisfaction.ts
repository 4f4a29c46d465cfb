import { day, hour, second } from '../spans.js';
import { automation } from '../world/people.js';
import type { Survey } from './fact.js';
import type { Story } from './story.js';

/** How one policy asks its customers. */
export interface Questionnaire {
  readonly scale: readonly [number, number];
  readonly asksShare: number;
  readonly answersShare: number;
  readonly afterHours: number;
}

const praise = ['', '', 'Quick and clear, thank you', 'Solved at once', 'Very helpful'];
const blame = [
  '',
  'Too slow',
  'I had to ask twice',
  'Not solved',
  'Waited, and waited, for an answer',
];

/**
 * An invitation after a closing, unless the case is reopened before it goes out, and perhaps an answer:
 * those who waited too long are less often content. Some are asked once more.
 */
export function askAfter(
  story: Story,
  closedAt: number,
  how: Questionnaire,
  reopenedAt = Number.POSITIVE_INFINITY,
): void {
  const { random } = story;
  if (!random.chance(how.asksShare)) return;
  const delay = random.between(0.2, 1.8) * how.afterHours * hour;
  if (closedAt + delay >= reopenedAt) return;
  const first = invite(story, closedAt + delay, how);
  if (first === undefined) return;
  const isAnswered = first.answeredAt !== undefined;
  if (random.chance(isAnswered ? 0.05 : 0.04)) {
    invite(story, (first.answeredAt ?? first.sentAt) + random.between(2, 4) * day, how);
  }
}

function invite(story: Story, at: number, how: Questionnaire): Survey | undefined {
  const { random, desk, about } = story;
  const sentAt = Math.round(at / second) * second;
  if (sentAt > desk.period.asOfMs) return undefined;
  story.put(sentAt, 'survey_sent', automation);
  const answers = random.chance(how.answersShare);
  const answeredAt = sentAt + random.skewed(0.7, 1) * day;
  const content = random.chance(story.hasMiss ? 0.66 : 0.87);
  const score = oddScoreOf(story, how.scale) ?? scoreOf(story, how.scale, content);
  const words = random.chance(0.4) ? random.pick(content ? praise : blame) : '';
  const isBlank = random.chance(0.03);
  const survey = {
    sentAt,
    answeredAt: answers && answeredAt <= desk.period.asOfMs ? answeredAt : undefined,
    score: isBlank ? undefined : score,
    scale: how.scale,
    comment: isBlank ? (content ? 'Nothing to add' : 'Please call me instead') : words,
    respondentId: random.chance(0.9) ? about.requester.id : random.pick(about.account.requesters),
  };
  story.surveys.push(survey);
  return survey;
}

function scoreOf(story: Story, [low, high]: readonly [number, number], content: boolean): number {
  if (high - low === 1) return content ? high : low;
  const near = story.random.chance(0.6);
  return content ? (near ? high : high - 1) : near ? low + 2 : low;
}

/** A score that an older form had, and this one has not. */
function oddScoreOf(story: Story, [low, high]: readonly [number, number]): number | undefined {
  if (!story.random.chance(0.02)) return undefined;
  return high - low === 1 ? 4 : 10;
}
