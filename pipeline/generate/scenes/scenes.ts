import { aroundClockChanges, endOfTrial, lastInstant, neverEnding } from './edges.js';
import { aroundHolidays } from './holidays.js';
import { outage, slowAnswers } from './open-back.js';
import { badAfternoon, busyLine } from './queues.js';
import type { Scene, Stage } from './scene.js';

const fewestCases = 500;

/** The planted cases of a plan by their numbers; a small plan has none, and no plan is made up of them. */
export function scenesOf(stage: Stage): ReadonlyMap<number, Scene> {
  const { plan, period, arrivals } = stage;
  const placed = new Map<number, Scene>();
  if (plan.cases < fewestCases) return placed;
  const scenes = [
    ...badAfternoon(period),
    ...busyLine(period),
    ...outage(stage),
    ...slowAnswers(stage),
    ...aroundClockChanges(period),
    ...endOfTrial(stage),
    ...aroundHolidays(stage),
    ...neverEnding(stage),
    ...lastInstant(period),
  ].filter(({ at, region }) => at >= period.startMs && plan.policies.includes(region.policy));
  let next = 0;
  for (const scene of scenes.toSorted((one, other) => one.at - other.at)) {
    const index = Math.max(next, arrivals.indexAt(scene.at));
    if (index >= plan.cases) break;
    placed.set(index, scene);
    next = index + 1;
  }
  return placed;
}
