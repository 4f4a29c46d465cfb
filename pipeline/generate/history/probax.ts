import { day, hour, minute } from '../spans.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt } from './pace.js';
import { closeAgreed, closeByPhone, closeWithoutReply } from './probax-closing.js';
import { lowerOutOfHours, reweigh } from './probax-severity.js';
import type { Story } from './story.js';
import { escalate, lingers, waitOnCustomer } from './waiting.js';

/** A case under Probax: a first response, severity by agreement, and attempts to reach a silent partner before closing. */
export function probaxStory(story: Story): void {
  const { random, about, desk } = story;
  const critical = about.workingSeverity === '1' && about.openedBy !== 'agent';
  if (critical) story.put(about.openedAt, 'resource', about.requester, { value: 'available' });
  let at = firstResponseOf(story);
  if (lingers(story, at)) return;
  if (critical && random.chance(0.45)) at = missContact(story, at);
  if (critical && !desk.hours.isOpen(about.openedAt)) at = lowerOutOfHours(story, at);
  for (let round = 0; round < 6 && random.chance(0.5); round += 1) {
    if (random.chance(0.26)) at = reweigh(story, at);
    if (random.chance(0.06)) {
      closeByPhone(story, at);
      return;
    }
    if (random.chance(0.55)) {
      const repliedAt = waitOnCustomer(story, at, 5, 0.33);
      if (repliedAt === undefined) {
        closeWithoutReply(story, at);
        return;
      }
      at = repliedAt;
    }
    if (random.chance(0.13)) escalate(story, at);
    at = replyAt(story, at, 'update');
    story.say(at, story.assignee);
  }
  closeAgreed(story, at);
}

/** The partner's technician cannot be reached for a while, and once in a while not at all. */
function missContact(story: Story, from: number): number {
  const { random, about } = story;
  const goneAt = from + random.between(5, 90) * minute;
  const backAt = goneAt + random.skewed(65, 0.7) * minute;
  story.put(goneAt, 'resource', story.assignee, { value: 'unavailable' });
  if (random.chance(0.08)) return customerAt(story, goneAt + 5 * hour, day / hour);
  story.put(backAt, 'resource', about.requester, { value: 'available' });
  return backAt;
}
