import { day, hour, minute } from '../spans.js';
import { agentOf, automation, groups } from '../world/people.js';
import { firstResponseOf } from './opening.js';
import { customerAt, replyAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';
import { answerAfterTurn } from './turns-of-severity.js';
import { escalate, lingers, waitOnCustomer, waitOnOthers } from './waiting.js';

const asks = { scale: [1, 5], asksShare: 0.6, answersShare: 0.36, afterHours: 3 } as const;

/** A case under OwnBackup: a first response, then updates at the pace of its severity until it is solved. */
export function ownBackupStory(story: Story): void {
  const { random } = story;
  let at = firstResponseOf(story);
  if (lingers(story, at)) return;
  at = work(story, at);
  while (random.chance(0.06)) {
    at = customerAt(story, at, 20);
    story.say(at, story.about.requester);
    story.become(at, story.about.requester, 'open');
    at = replyAt(story, at, 'update');
    story.say(at, story.assignee);
    at = work(story, at);
  }
  const closedAt = at + random.between(3, 6) * day;
  if (random.chance(0.8)) {
    story.become(closedAt, automation, 'closed');
    askAfter(story, closedAt, asks);
  }
}

function work(story: Story, from: number): number {
  const { random } = story;
  let at = from;
  for (let round = 0; round < 12; round += 1) {
    const step = random.choose({ solve: 38, update: 35, customer: 18, others: 5, weigh: 4 });
    if (step === 'solve') break;
    const weighedAt = step === 'weigh' ? recategorise(story, at) : at;
    if (step === 'others') at = waitOnOthers(story, at, (since) => replyAt(story, since, 'update'));
    if (step === 'customer') {
      const repliedAt = waitOnCustomer(story, at, 6);
      if (repliedAt === undefined) return solve(story, at + random.between(5, 9) * day, 'no_reply');
      at = repliedAt;
    }
    if (round === 2 && random.chance(0.3)) escalate(story, at);
    if (round > 1 && random.chance(0.12)) passOn(story, at);
    at =
      answerAfterTurn(story, weighedAt, 'update') ??
      Math.max(weighedAt, replyAt(story, at, 'update'));
    story.say(at, story.assignee);
  }
  return solve(story, at, random.choose({ answered: 50, fixed: 38, workaround: 12 }));
}

function solve(story: Story, at: number, code: string): number {
  story.become(at, story.assignee, 'solved');
  story.closureCode = code;
  return at;
}

/** What the front line cannot solve goes to those who can. */
function passOn(story: Story, at: number): void {
  if (story.about.groupLevel === 2) return;
  story.put(at + minute, 'escalation', story.assignee, { note: 'cannot be solved here' });
  story.assign(at + minute, story.assignee, agentOf(groups.ownbackup[2], story.random));
}

function recategorise(story: Story, from: number): number {
  const { random } = story;
  const to = random.pick(['high', 'medium', 'low'].filter((one) => one !== story.severity));
  const at = from + random.between(0.05, 0.5) * hour;
  story.weigh(at, story.assignee, to);
  if (to === 'high') story.assign(at, automation, agentOf(groups.ownbackup[2], random));
  return at;
}
