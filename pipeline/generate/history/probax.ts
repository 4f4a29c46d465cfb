import { day, hour, minute } from '../spans.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';
import { escalate, waitOnCustomer } from './waiting.js';

const asks = { scale: [1, 5], asksShare: 0.85, answersShare: 0.28, afterHours: 6 } as const;

/** A case under Probax: a first response, severity by agreement, and attempts to reach a silent partner before closing. */
export function probaxStory(story: Story): void {
  const { random, about } = story;
  const critical = about.workingSeverity === '1' && about.openedBy !== 'agent';
  if (critical) story.put(about.openedAt, 'resource', about.requester, { value: 'available' });
  let at = firstResponseOf(story);
  if (critical && random.chance(0.4)) at = missContact(story, at);
  for (let round = 0; round < 6 && random.chance(0.48); round += 1) {
    if (random.chance(0.2)) at = reweigh(story, at);
    if (random.chance(0.55)) {
      const repliedAt = waitOnCustomer(story, at, 5);
      if (repliedAt === undefined) {
        closeWithoutReply(story, at);
        return;
      }
      at = repliedAt;
    }
    if (random.chance(0.05)) escalate(story, at);
    at = replyAt(story, at, 'update');
    story.say(at, story.assignee);
  }
  closeAgreed(story, at);
}

function missContact(story: Story, from: number): number {
  const { random, about } = story;
  const goneAt = from + random.between(5, 90) * minute;
  const backAt = goneAt + random.skewed(80, 0.6) * minute;
  story.put(goneAt, 'resource', story.assignee, { value: 'unavailable' });
  story.put(backAt, 'resource', about.requester, { value: 'available' });
  return backAt;
}

function reweigh(story: Story, from: number): number {
  const { random, about } = story;
  const to = random.pick(['1', '2', '3', '4'].filter((severity) => severity !== story.severity));
  const proposedAt = from + random.between(5, 60) * minute;
  const changedAt = proposedAt + random.skewed(70, 0.8) * minute;
  if (random.chance(0.85)) {
    story.put(proposedAt, 'severity_proposed', story.assignee, { value: to });
  }
  if (random.chance(0.85)) story.put(changedAt, 'severity_agreed', about.requester, { value: to });
  story.weigh(changedAt, story.assignee, to);
  return changedAt;
}

function closeWithoutReply(story: Story, pendingAt: number): void {
  const { random, desk } = story;
  let at = pendingAt;
  const attempts = random.chance(0.85) ? 2 : 1;
  for (let left = attempts; left > 0; left -= 1) {
    at = desk.hours.after(
      at,
      random.between(left === attempts || random.chance(0.9) ? 18 : 1, 40) * hour,
    );
    story.put(at, 'contact_attempt', story.assignee, { channel: random.pick(['phone', 'email']) });
  }
  at = desk.hours.after(at, random.between(2, 20) * hour);
  story.become(at, story.assignee, 'closed');
  story.closureCode = 'no_contact';
  askAfter(story, at, asks);
}

function closeAgreed(story: Story, from: number): void {
  const { random, about } = story;
  story.closureCode = random.choose({
    fix: 44,
    workaround: 24,
    plan: 6,
    customer_environment: 16,
    feature_request: 10,
  });
  story.become(from, story.assignee, 'solved');
  let at = from + random.between(0.1, 3) * day;
  if (random.chance(0.85)) {
    at = customerAt(story, from, 8);
    story.put(at, 'close_agreed', about.requester);
    at += random.between(2, 90) * minute;
  }
  if (random.chance(0.8)) story.say(at, story.assignee);
  story.become(at, story.assignee, 'closed');
  askAfter(story, at, asks);
}
