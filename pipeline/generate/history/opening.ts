import { hour, minute, second } from '../spans.js';
import { agentOf, automation } from '../world/people.js';
import { replyAt } from './pace.js';
import type { Story } from './story.js';
import { answerAfterTurn } from './turns-of-severity.js';

/** What happens as a case comes in: the customer's words, the machine's thanks, a call. */
export function openingOf(story: Story): void {
  const { about, random } = story;
  const at = about.openedAt;
  if (about.openedBy === 'agent') {
    story.say(at, story.assignee);
    return;
  }
  if (about.channel === 'phone') callIn(story);
  else if (about.channel !== 'portal' && about.channel !== 'web') story.say(at, about.requester);
  if (about.channel !== 'phone' && random.chance(0.55)) {
    story.say(at + Math.ceil(random.between(2, 50)) * second, automation);
  }
}

function callIn(story: Story): void {
  const { about, random } = story;
  const call = { value: `call-${about.id}`, channel: 'phone' };
  story.put(about.openedAt, 'call_queued', about.requester, call);
  const planned = about.script?.callWaits;
  if (planned === 'never') return;
  const isGivenUp = !story.desk.hours.isOpen(about.openedAt) || random.chance(0.08);
  if (isGivenUp && planned === undefined) return;
  const wait = planned ?? Math.ceil(random.skewed(90, 0.9)) * second;
  story.put(about.openedAt + wait, 'call_answered', story.assignee, call);
}

/** The agent takes the case, and weighs it if the customer did not. Returns the instant of the first response. */
export function firstResponseOf(story: Story): number {
  const { about, random } = story;
  const from = about.openedAt;
  const respondAt = respondsAt(story);
  const gap = respondAt - from;
  const takenAt = from + gap * random.between(0.15, 0.6);
  if (story.policy === 'crashplan' && random.chance(0.4)) {
    const responder = story.assignee;
    story.assign(from + gap * random.between(0.01, 0.1), automation, agentOf(about.group, random));
    story.assignee = responder;
  }
  if (story.policy === 'crashplan' || random.chance(0.7)) {
    story.assign(takenAt, automation, story.assignee);
  }
  if (about.severity === '' && random.chance(0.6)) {
    story.put(takenAt + gap * 0.05, 'severity', story.assignee, { value: story.severity });
  }
  if (random.chance(0.18)) story.say(takenAt + gap * 0.2, story.assignee, 'internal');
  story.say(respondAt, story.assignee);
  return respondAt;
}

function respondsAt(story: Story): number {
  const { about } = story;
  const planned = about.script?.respondsAfter;
  if (planned !== undefined) return about.openedAt + planned;
  const from = about.openedAt;
  return answerAfterTurn(story, from, 'first') ?? replyAt(story, from, 'first');
}

/** A few cases are overlooked for good, and a few are solved without a word to anyone. Says whether this one was. */
export function staysUnanswered(story: Story): boolean {
  const { random, about } = story;
  const place = random.next();
  if (about.script?.fate === 'is forgotten') return true;
  if (place > 0.006 || about.script !== undefined || about.openedBy === 'agent') return false;
  if (place < 0.0015) return story.policy !== 'crashplan';
  const at = replyAt(story, about.openedAt, 'first');
  story.assign(at - random.between(0.01, 0.1) * (at - about.openedAt), automation, story.assignee);
  story.become(at, story.assignee, 'solved');
  story.closureCode = 'answered';
  story.become(at + 48 * hour + random.between(1, 55) * minute, automation, 'closed');
  return true;
}

/** Some cases end before anyone needs to answer. Says whether this one did. */
export function endsEarly(story: Story, survivor: string | undefined): boolean {
  const { random, about } = story;
  const place = random.next();
  const at = about.openedAt + random.skewed(40, 1) * minute;
  if (place > 0.035 || about.openedBy === 'agent' || about.script !== undefined) return false;
  if (place < 0.01) story.put(at, 'spam', story.assignee);
  else if (place < 0.023) story.put(at, 'withdrawn', about.requester);
  else if (survivor !== undefined) story.put(at, 'merged', story.assignee, { value: survivor });
  else return false;
  story.become(at, place < 0.023 && place >= 0.01 ? automation : story.assignee, 'closed');
  return true;
}
