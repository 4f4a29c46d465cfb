import { day } from '../spans.js';
import { categoryWeights } from '../world/catalogue.js';
import { automation } from '../world/people.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';
import { escalate, waitOnCustomer } from './waiting.js';

const asks = { scale: [0, 1], asksShare: 0.6, answersShare: 0.3, afterHours: 1 } as const;

/** A case under OpenBack: a first response at a pace that the tier sets, then talk without promises. */
export function openBackStory(story: Story): void {
  const { random } = story;
  let at = firstResponseOf(story);
  for (let round = 0; round < 6 && random.chance(0.42); round += 1) {
    if (random.chance(0.65)) {
      const repliedAt = waitOnCustomer(story, at, 10);
      if (repliedAt === undefined) {
        at += 10 * day;
        break;
      }
      at = repliedAt;
    }
    if (random.chance(0.06)) escalate(story, at);
    if (random.chance(0.05)) recategorise(story, at);
    if (random.chance(0.05)) story.weigh(at, story.assignee, random.pick(['1', '2', '3', '4']));
    at = replyAt(story, at, 'update');
    story.say(at, story.assignee);
  }
  story.become(at, story.assignee, 'solved');
  story.closureCode = random.choose({ answered: 58, fixed: 30, no_issue_found: 12 });
  at = reopened(story, at);
  const closedAt = at + 4 * day;
  story.become(closedAt, automation, 'closed');
  askAfter(story, closedAt, asks);
}

function recategorise(story: Story, at: number): void {
  const category = story.random.choose(categoryWeights.openback);
  if (category !== story.about.category) {
    story.put(at, 'category', story.assignee, { value: category });
  }
}

function reopened(story: Story, solvedAt: number): number {
  if (!story.random.chance(0.05)) return solvedAt;
  const at = customerAt(story, solvedAt, 12);
  story.say(at, story.about.requester);
  story.become(at, story.about.requester, 'open');
  const answeredAt = replyAt(story, at, 'update');
  story.say(answeredAt, story.assignee);
  story.become(answeredAt, story.assignee, 'solved');
  return answeredAt;
}
