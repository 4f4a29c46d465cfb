import { day, hour } from '../spans.js';
import { holidays } from '../world/holidays.js';
import { slowAnswer } from './open-back.js';
import { type Scene, type Stage, sceneIn } from './scene.js';

/** Around the last Monday that is a holiday in the United States alone, answers hang on whose holidays count. */
export function aroundHolidays(stage: Stage): Scene[] {
  const { startMs, endMs } = stage.period;
  const monday = [...(holidays.US ?? [])]
    .filter((date) => !holidays.GB?.has(date) && !holidays.AU?.has(date))
    .map((date) => Date.parse(date))
    .findLast((at) => new Date(at).getUTCDay() === 1 && at > startMs + 7 * day && at < endMs - day);
  if (monday === undefined) return [];
  return [
    ...slowAnswer(stage, monday - 3 * day + 14 * hour, 'pro', '2', 94 * hour),
    sceneIn('probax/us', monday + 13 * hour, {
      severity: '2',
      channel: 'portal',
      respondsAfter: 9.5 * hour,
    }),
  ];
}
