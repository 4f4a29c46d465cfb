import { day, hour, second } from '../spans.js';
import { automation } from '../world/people.js';
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

/** An invitation after a closing, and perhaps an answer: those who waited too long are less often content. */
export function askAfter(story: Story, closedAt: number, how: Questionnaire): void {
  const { random, desk } = story;
  if (!random.chance(how.asksShare)) return;
  const delay = random.between(0.2, 1.8) * how.afterHours * hour;
  const sentAt = Math.round((closedAt + delay) / second) * second;
  if (sentAt > desk.period.asOfMs) return;
  story.put(sentAt, 'survey_sent', automation);
  const answers = random.chance(how.answersShare);
  const answeredAt = sentAt + random.skewed(0.7, 1) * day;
  const content = random.chance(story.hasMiss ? 0.66 : 0.87);
  const score = scoreOf(story, how.scale, content);
  story.surveys.push({
    sentAt,
    answeredAt: answers && answeredAt <= desk.period.asOfMs ? answeredAt : undefined,
    score,
    scale: how.scale,
    comment: random.chance(0.4) ? random.pick(content ? praise : blame) : '',
  });
}

function scoreOf(story: Story, [low, high]: readonly [number, number], content: boolean): number {
  if (high - low === 1) return content ? high : low;
  const near = story.random.chance(0.6);
  return content ? (near ? high : high - 1) : near ? low + 2 : low;
}
