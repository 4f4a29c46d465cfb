import { monthAt } from '../plan.js';
import { hour, minute } from '../spans.js';
import { riskOf } from '../world/causes.js';
import { targetOf } from '../world/targets.js';
import type { Story } from './story.js';

/** When an agent replies to what has waited since `from`: mostly in time, sometimes for a reason not. */
export function replyAt(story: Story, from: number, kind: 'first' | 'update'): number {
  const { random, desk, about, policy, severity } = story;
  const target = targetOf(kind, policy, about.tier, severity);
  const isLate = random.chance(riskAt(story, from));
  story.hasMiss ||= isLate;
  const span = target.span * (isLate ? 1.02 + random.skewed(0.35, 0.9) : shareInTime(story));
  return target.clock === 'wall' ? from + span : desk.hours.after(from, span);
}

/** The instant by which a share of the time is up that an agent has for what has waited since `from`. */
export function dueAt(story: Story, from: number, kind: 'first' | 'update', share = 1): number {
  const { desk, about, policy, severity } = story;
  const { clock, span } = targetOf(kind, policy, about.tier, severity);
  return clock === 'wall' ? from + share * span : desk.hours.after(from, share * span);
}

/** How likely it is that work which falls to a desk at an instant is not done in time. */
export function riskAt(story: Story, at: number): number {
  const { period, local } = story.desk;
  const place = local.weekHour(at);
  return riskOf({
    policy: story.policy,
    monthsBeforeEnd: period.monthStartsMs.length - 1 - monthAt(period, at),
    channel: story.about.channel,
    groupLevel: story.about.groupLevel,
    isTroubledAccount: story.about.account.trait === 'troubled',
    isFridayAfternoon: place.weekday === 5 && place.hour >= 13,
  });
}

/** When the customer writes again: hours or days later, hardly ever at night. */
export function customerAt(story: Story, from: number, medianHours: number): number {
  const { random, desk } = story;
  const at = from + random.skewed(medianHours, 1.1) * hour + minute;
  const local = desk.local.weekHour(at).hour;
  const wait = local < 7 ? 7 - local : local > 20 ? 31 - local : 0;
  return wait === 0 ? at : at + (wait + random.between(0.2, 3)) * hour;
}

function shareInTime(story: Story): number {
  const { random, about } = story;
  const isWritten = about.channel === 'email' || about.channel === 'portal';
  if (random.chance(0.1)) return random.between(0.85, 0.995);
  return Math.min(0.97, 0.01 + random.skewed(isWritten ? 0.24 : 0.15, 0.75));
}
