import { day, hour, minute } from '../spans.js';
import { agentOf, automation } from '../world/people.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt, riskAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';
import { escalate } from './waiting.js';

const asks = { scale: [0, 1], asksShare: 0.92, answersShare: 0.34, afterHours: 2 } as const;

/** A case under CrashPlan: a word every business day while it is open; solved or pending, it closes by itself. */
export function crashPlanStory(story: Story): void {
  let at = firstResponseOf(story);
  for (let round = 0; round < 6; round += 1) {
    at = lookInto(story, at);
    const solves = story.random.chance(0.62);
    story.become(at, story.assignee, solves ? 'solved' : 'pending');
    story.closureCode = solves ? story.random.choose({ answered: 55, fixed: 45 }) : 'no_reply';
    const closesAt = at + closingSpan(story, solves ? 2 : 7);
    const repliedAt = customerAt(story, at, solves ? 30 : 22);
    const replies = story.random.chance(solves ? 0.09 : 0.8) && repliedAt < closesAt;
    if (!replies) {
      at = closesAt;
      break;
    }
    at = reopen(story, repliedAt);
  }
  close(story, at);
}

/** Days on which the case stays open and is worked on, each with a message or, sometimes, without. */
function lookInto(story: Story, from: number): number {
  const { random, desk } = story;
  let days = random.chance(0.5) ? 0 : 1 + random.below(5);
  let at = from;
  if (days > 0) story.become(from, story.assignee, random.chance(0.7) ? 'open' : 'on_hold');
  if (days > 2 && random.chance(0.25)) escalate(story, from + random.between(1, 8) * hour);
  for (const window of desk.hours.openingAfter(from)) {
    if (days === 0) break;
    const isWeekend = window.weekday > 5;
    if (isWeekend && random.chance(0.7)) continue;
    if (!isWeekend) days -= 1;
    const misses = random.chance(riskAt(story, window.opens) * 1.1);
    story.hasMiss ||= misses;
    if (misses && days > 0) continue;
    at = window.opens + random.between(0.03, 0.97) * (window.closes - window.opens);
    story.say(at, story.assignee);
    if (random.chance(0.04)) story.weigh(at, story.assignee, random.pick(['2', '3', '4']));
  }
  return at;
}

function closingSpan(story: Story, days: number): number {
  const { random } = story;
  const place = random.next();
  if (place < 0.025) return days * day - random.between(2, 20) * hour;
  if (place < 0.05) return days * day + random.between(25, 60) * hour;
  return days * day + random.between(0, 55) * minute;
}

function reopen(story: Story, at: number): number {
  const { random, about } = story;
  story.say(at, about.requester);
  if (random.chance(0.97)) story.become(at + 2000, automation, 'open');
  const other = agentOf(about.group, random);
  story.assign(at + 4000, automation, random.chance(0.9) ? story.assignee : other);
  const answeredAt = replyAt(story, at, 'update');
  story.say(answeredAt, story.assignee);
  return answeredAt;
}

function close(story: Story, at: number): void {
  story.become(at, automation, 'closed');
  askAfter(story, at, asks);
}
