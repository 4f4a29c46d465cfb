import { day } from '../spans.js';
import { categoryWeights } from '../world/catalogue.js';
import { automation } from '../world/people.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';
import { escalate, lingers, waitOnCustomer } from './waiting.js';

const asks = { asksShare: 0.85, answersShare: 0.38, afterHours: 1 } as const;

/** A case under OpenBack: a first response at a pace that the tier sets, then talk without promises. */
export function openBackStory(story: Story): void {
  const { random, about } = story;
  const cries = about.account.trait === 'escalates often';
  let at = firstResponseOf(story);
  if (cries && random.chance(0.7)) escalate(story, at);
  if (lingers(story, at)) return;
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
  const nothing = cries ? 160 : 12;
  story.closureCode = random.choose({ answered: 58, fixed: 30, no_issue_found: nothing });
  at = reopened(story, at);
  const closedAt = at + 4 * day;
  story.become(closedAt, automation, 'closed');
  const scale = about.channel === 'email' ? ([1, 5] as const) : ([0, 1] as const);
  askAfter(story, closedAt, { ...asks, scale });
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
