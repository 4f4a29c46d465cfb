import { hour, minute } from '../spans.js';
import type { Story } from './story.js';

/** The severity changes: mostly after the partner agreed, sometimes before it did or without asking it. */
export function reweigh(story: Story, from: number): number {
  const { random } = story;
  return change(
    story,
    from,
    random.pick(['1', '2', '3', '4'].filter((severity) => severity !== story.severity)),
    random.choose({ agreed: 68, partner: 14, afterwards: 8, unasked: 5, unanswered: 5 }),
  );
}

/** What was called an emergency at night often turns out to be less: lowered, mostly by agreement. */
export function lowerOutOfHours(story: Story, from: number): number {
  const { random } = story;
  if (!random.chance(0.55)) return from;
  const how = random.choose({ agreed: 90, unasked: 10 });
  return change(story, from + random.between(0.2, 3) * hour, random.pick(['2', '3']), how);
}

type Consent = 'agreed' | 'partner' | 'afterwards' | 'unasked' | 'unanswered';

function change(story: Story, from: number, to: string, how: Consent): number {
  const { random, about } = story;
  const proposedAt = from + random.between(5, 60) * minute;
  const changedAt = proposedAt + random.skewed(70, 0.8) * minute;
  if (how === 'partner') {
    story.weigh(changedAt, about.requester, to);
    return changedAt;
  }
  if (how !== 'unasked' && random.chance(0.85)) {
    story.put(proposedAt, 'severity_proposed', story.assignee, { value: to });
  }
  const agreedAt =
    how === 'agreed'
      ? proposedAt + random.between(0.3, 1) * (changedAt - proposedAt)
      : changedAt + random.between(0.1, 4) * hour;
  if (how === 'agreed' || how === 'afterwards') {
    story.put(agreedAt, 'severity_agreed', about.requester, { value: to });
  }
  story.weigh(changedAt, story.assignee, to);
  return changedAt;
}
