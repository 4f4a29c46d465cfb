import { day, hour, minute } from '../spans.js';
import { customerAt } from './pace.js';
import { askAfter } from './satisfaction.js';
import type { Story } from './story.js';

const asks = { scale: [1, 5], asksShare: 0.9, answersShare: 0.28, afterHours: 6 } as const;
const notSupport = [
  'solution_design',
  'product_training',
  'veeam_installation',
  'third_party_installation',
];

/** How a silent partner is sought: open hours from the last word to each attempt, and whether by message. */
const searches = {
  'two days apart': { waits: [14, 38], byMessage: false },
  'next day': { waits: [12, 18], byMessage: false },
  'three times': { waits: [12, 20, 36], byMessage: false },
  'by message': { waits: [14, 38], byMessage: true },
  'one day': { waits: [14, 1.5], byMessage: false },
  once: { waits: [15], byMessage: false },
  'not at all': { waits: [], byMessage: false },
} as const;

/** The partner is silent: attempts to reach it, then the case is closed without its agreement. */
export function closeWithoutReply(story: Story, pendingAt: number): void {
  const { random, desk } = story;
  const way = random.choose({
    'two days apart': 32,
    'next day': 18,
    'three times': 9,
    'by message': 10,
    'two teams': 13,
    'one day': 7,
    once: 7,
    'not at all': 4,
  });
  const isBare = ['two teams', 'one day', 'once', 'not at all'].includes(way);
  let at = isBare || random.chance(0.5) ? promisedWord(story, pendingAt) : pendingAt;
  if (way === 'two teams') {
    const evening = eveningAfter(at);
    attempt(story, evening, false);
    at = evening + random.between(135, 160) * minute;
    attempt(story, at, false);
  } else {
    for (const wait of searches[way].waits) {
      at = desk.hours.after(at, wait * random.between(0.9, 1.1) * hour);
      attempt(story, at, searches[way].byMessage);
    }
  }
  at = desk.hours.after(at, random.between(2, 7) * hour);
  end(story, at, 'no_contact');
}

/** The partner says that it will look into it, which leaves the case waiting. Returns the instant. */
function promisedWord(story: Story, pendingAt: number): number {
  const { random, about } = story;
  const at = customerAt(story, pendingAt, 10);
  story.say(at, about.requester);
  story.become(at, about.requester, 'open');
  story.become(at + random.between(5, 90) * minute, story.assignee, 'pending');
  return at + 90 * minute;
}

function attempt(story: Story, at: number, byMessage: boolean): void {
  const channel = story.random.pick(['phone', 'email']);
  if (byMessage) story.say(at, story.assignee);
  else story.put(at, 'contact_attempt', story.assignee, { channel });
}

/** A Monday to Thursday at half past eight in the evening, UTC: New York is still at work, Sydney not yet. */
function eveningAfter(at: number): number {
  let evening = Math.floor(at / day) * day + 20.5 * hour;
  while (evening <= at || weekdayOf(evening) > 4) evening += day;
  return evening;
}

function weekdayOf(at: number): number {
  return ((Math.floor(at / day) + 3) % 7) + 1;
}

/** The partner says on the phone that nothing is left to do, while the case still waits for it. */
export function closeByPhone(story: Story, pendingAt: number): void {
  const { random, about } = story;
  story.become(pendingAt, story.assignee, 'pending');
  const at = customerAt(story, pendingAt, 9);
  story.put(at, 'close_agreed', about.requester, { channel: 'phone' });
  end(story, at + random.between(2, 40) * minute, 'workaround');
  story.say(at + random.between(41, 90) * minute, story.assignee);
}

/** The case is solved and then closed, and the partner is told how it ended: at once as a rule. */
export function closeAgreed(story: Story, from: number): void {
  const { random, about, desk } = story;
  const isSupport = !notSupport.includes(about.category);
  const tells = random.choose({ now: isSupport ? 82 : 68, late: 6, never: isSupport ? 7 : 22 });
  const solvedAt = tells === 'now' ? from : desk.hours.after(from, random.between(0.5, 5) * hour);
  if (tells === 'now' && story.facts.at(-1)?.at !== from) story.say(from, story.assignee);
  story.become(solvedAt, story.assignee, 'solved');
  let at = solvedAt + random.between(0.1, 3) * day;
  if (random.chance(0.85)) {
    at = customerAt(story, solvedAt, 8);
    story.put(at, 'close_agreed', about.requester);
    at += random.between(2, 90) * minute;
  }
  if (tells === 'now' && random.chance(0.5)) story.say(at, story.assignee);
  end(story, at, isSupport ? supportOutcome(story) : scopeOutcome(story));
  if (tells === 'late') story.say(at + random.between(26, 70) * hour, story.assignee);
}

function supportOutcome({ random }: Story): string {
  return random.choose({
    fix: 44,
    workaround: 24,
    plan: 6,
    customer_environment: 14,
    feature_request: 8,
    '': 4,
  });
}

function scopeOutcome({ random }: Story): string {
  return random.choose({ customer_environment: 74, feature_request: 22, '': 4 });
}

function end(story: Story, at: number, code: string): void {
  story.become(at, story.assignee, 'closed');
  story.closureCode = code;
  askAfter(story, at, asks);
}
