import { day, hour, minute, second } from '../spans.js';
import { type Actor, automation, otherThan } from '../world/people.js';
import { replyAt } from './pace.js';
import type { Story } from './story.js';

/** Whose the case is while it is solved or pending: who gave the response, and who had it first. */
export interface Champions {
  readonly responder: Actor;
  readonly first: Actor;
}

export function champions(story: Story): Champions {
  return { responder: story.assignee, first: story.firstAssignee ?? story.assignee };
}

/** When a case that turned solved or pending would be closed, and by whom; undefined if everybody forgets it. */
export function closingOf(
  story: Story,
  from: number,
  days: number,
): { readonly at: number; readonly by: Actor } | undefined {
  const { random } = story;
  const due = from + days * day;
  const early = days > 2 ? 90 : 45;
  const way = random.choose({ due: 845, early, late: 65, hand: 50, never: 13 });
  if (way === 'never') return undefined;
  if (way === 'hand')
    return { at: from + random.between(0.1, 0.95) * days * day, by: story.assignee };
  if (way === 'early') return { at: due - random.between(2, 20) * hour, by: automation };
  if (way === 'late') return { at: due + random.between(25, 60) * hour, by: automation };
  const isNightly = story.about.account.region.key === 'crashplan/au';
  const at = isNightly ? nightAfter(story, due) : due + random.between(0, 55) * minute;
  return { at, by: automation };
}

/** The customer has answered in time: the case opens again and goes back to whom it came from, as a rule. */
export function reopen(story: Story, at: number, { responder, first }: Champions): number {
  const { random, about } = story;
  const last = story.assignee;
  const others = { first, last, other: otherThan(about.group, responder, random) };
  const to = random.choose({ responder: 78, first: 10, last: 8, other: 4 });
  const isLate = random.chance(last === responder ? 0 : 0.2);
  story.say(at, about.requester);
  if (random.chance(0.97)) story.become(at + 2 * second, automation, 'open');
  story.assign(
    isLate ? at + random.between(25, 50) * hour : at + 4 * second,
    automation,
    to === 'responder' ? responder : others[to],
  );
  const answeredAt = replyAt(story, at, 'update');
  story.say(answeredAt, story.assignee);
  return answeredAt;
}

/** Australia's cases are closed by a job that runs twenty minutes after midnight. */
function nightAfter({ desk }: Story, due: number): number {
  const shift = desk.local.shifted(due) - due;
  return Math.ceil((due + shift - 20 * minute) / day) * day + 20 * minute - shift;
}
