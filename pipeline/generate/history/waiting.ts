import { day, hour } from '../spans.js';
import { customerAt } from './pace.js';
import type { Story } from './story.js';

/**
 * The case waits on the customer from `at`; returns the reply, or undefined if none comes within `patience` days,
 * which is as likely as `silence` or a little more.
 */
export function waitOnCustomer(
  story: Story,
  at: number,
  patience: number,
  silence = 0.11,
): number | undefined {
  story.become(at, story.assignee, 'pending');
  const repliedAt = customerAt(story, at, 15);
  if (story.random.chance(silence) || repliedAt > at + patience * day) return undefined;
  story.say(repliedAt, story.about.requester);
  story.become(repliedAt, story.about.requester, 'open');
  return repliedAt;
}

/** The case waits on someone else from `at`, while the customer is kept informed; returns the last message. */
export function waitOnOthers(story: Story, at: number, reply: (from: number) => number): number {
  const { random } = story;
  story.become(at, story.assignee, 'on_hold');
  let told = at;
  for (let left = 1 + random.below(2); left > 0; left -= 1) {
    told = reply(told);
    story.say(told, story.assignee);
  }
  story.become(told, story.assignee, 'open');
  return told;
}

/** A case of which nobody lets go: open to the end of the data, with a word every few weeks. */
export function lingers(story: Story, from: number): boolean {
  const { random, desk, about } = story;
  if (about.script?.fate !== 'lingers' && !random.chance(0.002)) return false;
  story.become(from, story.assignee, 'on_hold');
  let at = from;
  while (at < desk.period.asOfMs) {
    at += random.between(9, 40) * day;
    story.say(at, story.assignee);
  }
  return true;
}

/** The customer asks for more attention, and a manager mostly acts: openly, or among colleagues. */
export function escalate(story: Story, at: number): void {
  const { random, about } = story;
  story.put(at, 'escalation', about.requester, {
    note: random.pick(['talk to a manager', 'urgent for us']),
  });
  const manager = {
    type: 'agent',
    id: `${about.account.region.prefix.slice(0, 3).toLowerCase()}-manager`,
    role: 'manager',
  } as const;
  const act = random.choose({ public: 45, internal: 40, none: 15 });
  if (act !== 'none') story.say(at + random.between(0.1, 5) * hour, manager, act);
}
