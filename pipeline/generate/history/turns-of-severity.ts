import { minute } from '../spans.js';
import { dueAt } from './pace.js';
import type { Story } from './story.js';

const lower: Readonly<Record<string, string>> = { high: 'medium', medium: 'low' };
const higher: Readonly<Record<string, string>> = { 4: '3', 3: '2', 2: '1' };

/**
 * Once in a while the severity changes while a case waits, and the answer comes between the due times of the two.
 * Returns the instant of the answer, or undefined if this is not such a case.
 */
export function answerAfterTurn(
  story: Story,
  from: number,
  kind: 'first' | 'update',
): number | undefined {
  if (story.policy === 'ownbackup') return answerAfterLowering(story, from, kind);
  const isTimed = story.policy !== 'crashplan' && kind === 'first';
  return isTimed ? answerAfterRaising(story, from) : undefined;
}

/** At OwnBackup a case is weighed lower when its time is nearly up, and answered after it. */
function answerAfterLowering(
  story: Story,
  from: number,
  kind: 'first' | 'update',
): number | undefined {
  const { random, desk } = story;
  const to = lower[story.severity];
  if (to === undefined || !random.chance(0.014)) return undefined;
  const due = dueAt(story, from, kind);
  story.weigh(due - random.between(3, 25) * minute, story.assignee, to);
  story.hasMiss = true;
  return desk.hours.after(due, random.between(8, 100) * minute);
}

/** Elsewhere it turns out to be worse, soon, and is answered in time for what it was at first. */
function answerAfterRaising(story: Story, from: number): number | undefined {
  const { random, about } = story;
  const to = higher[story.severity];
  if (to === undefined || about.script !== undefined || !random.chance(0.08)) return undefined;
  const raisedAt = dueAt(story, from, 'first', random.between(0.05, 0.25));
  const answeredAt = dueAt(story, from, 'first', random.between(0.65, 0.97));
  if (story.policy === 'probax') {
    story.put(raisedAt - minute, 'severity_agreed', about.requester, { value: to });
  }
  story.weigh(raisedAt, story.assignee, to);
  return answeredAt;
}
