import { hour, minute } from '../spans.js';
import { otherThan } from '../world/people.js';
import { champions, closingOf, reopen } from './closing-by-itself.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt, riskAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';
import { escalate } from './waiting.js';

const asks = { scale: [0, 1], asksShare: 0.92, answersShare: 0.34, afterHours: 2 } as const;

/** A case under CrashPlan: a word every business day while it is open; solved or pending, it closes by itself. */
export function crashPlanStory(story: Story): void {
  let at = firstResponseOf(story);
  for (let times = 0; times < 2; times += 1) {
    const closedAt = toClosing(story, at);
    if (closedAt === undefined) return;
    const againAt = times === 0 ? writesAgain(story, closedAt) : undefined;
    askAfter(story, closedAt, asks, againAt);
    if (againAt === undefined) return;
    at = replyAt(story, againAt, 'update');
    story.say(at, story.assignee);
  }
}

/** From a response to the closing, over as many returns of the customer as there are; undefined if it never closes. */
function toClosing(story: Story, from: number): number | undefined {
  const { random } = story;
  let at = from;
  for (let round = 0; round < 6; round += 1) {
    at = lookInto(story, at);
    const solves = random.chance(0.62);
    story.become(at, story.assignee, solves ? 'solved' : 'pending');
    story.closureCode = solves ? random.choose({ answered: 55, fixed: 45 }) : 'no_reply';
    const held = champions(story);
    if (random.chance(0.2)) {
      const taker = otherThan(story.about.group, story.assignee, random);
      story.assign(at + random.between(5, 90) * minute, story.assignee, taker);
    }
    const closing = closingOf(story, at, solves ? 2 : 7);
    const repliedAt = customerAt(story, at, solves ? 30 : 22);
    const replies = random.chance(solves ? 0.09 : 0.72) && repliedAt < (closing?.at ?? Infinity);
    const isIgnored = replies && random.chance(0.02);
    if (isIgnored) story.say(repliedAt, story.about.requester);
    if (!replies || isIgnored || round === 5) {
      if (closing !== undefined) story.become(closing.at, closing.by, 'closed');
      return closing?.at;
    }
    at = reopen(story, repliedAt, held);
  }
  return at;
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

/** The policy is silent on an answer after the closing; here the case opens once more. */
function writesAgain(story: Story, closedAt: number): number | undefined {
  const { random } = story;
  if (!random.chance(0.05)) return undefined;
  const at = random.chance(0.3)
    ? closedAt + random.between(2, 20) * minute
    : Math.max(customerAt(story, closedAt, 18), closedAt + 2 * minute);
  story.say(at, story.about.requester);
  story.become(at, story.about.requester, 'open');
  return at;
}
