import type { Policy } from '../schema.js';
import { type Finding, finding } from './finding.js';
import { cellName, clausesOf, promiseName } from './names.js';
import { duesAt, kindAt, type StudiedScenario, type Study } from './study.js';

const repeating = ['update', 'daily_update'] as const;

/**
 * Promises that fall due again and again for as long as a case is open, in a policy that neither says by when it is
 * resolved nor ever closes one by itself.
 */
export function findEndless(study: Study): Finding[] {
  return repeating.flatMap((promise) => {
    const seen = study.scenarios.map((scenario) => ({
      scenario,
      at: endlessAt(study, scenario, promise),
    }));
    const showing = seen.filter(({ at }) => at !== null);
    const [first] = showing;
    if (first === undefined || first.at === null) return [];
    const { scenario, at } = first;
    const times = timesOver(study, scenario, at);
    const whose = cellName(study.policy, kindAt(study, at));
    const { year } = study.timetable.year;
    return [
      finding('promise-without-end', {
        clauses: clausesOf([scenario.owed[at]?.clause]),
        says: `Each ${promiseName(promise)} is followed by the next while the case is open, and the policy neither promises a resolution nor closes a case by itself: ${whose === '' ? 'a case' : whose}, open through ${year}, is owed ${times.toLocaleString('en')} of them.`,
        holds_under: showing.map((one) => one.scenario.name),
        gone_under: seen.filter((one) => one.at === null).map((one) => one.scenario.name),
        readings: pausing(study.policy, promise),
      }),
    ];
  });
}

/** The kind of case that is owed it most often; null where the promise is not made or the policy ends it. */
function endlessAt(
  study: Study,
  scenario: StudiedScenario,
  promise: (typeof repeating)[number],
): number | null {
  const { promises, procedures } = scenario.policy;
  if (promises.resolution !== undefined || procedures.automatic_closing !== undefined) return null;
  if (procedures.contact_attempts !== undefined) return null;
  const owed = study.kinds.flatMap((kind, at) =>
    kind.promise === promise && duesAt(study, scenario, at) !== null ? [at] : [],
  );
  const [first] = owed
    .map((at) => ({ at, times: timesOver(study, scenario, at) }))
    .sort((a, b) => b.times - a.times);
  return first?.at ?? null;
}

/** How often it falls due within the year if each comes exactly when it is due. */
function timesOver(study: Study, scenario: StudiedScenario, at: number): number {
  const { from_ms, to_ms, step_ms } = study.timetable.year;
  const dues = duesAt(study, scenario, at);
  let times = 0;
  let instant = from_ms;
  while (dues !== null && instant < to_ms) {
    const due = dues[Math.ceil((instant - from_ms) / step_ms)] ?? Number.POSITIVE_INFINITY;
    if (due >= to_ms) break;
    times += 1;
    // A promise of one on every date starts at an opening, so its own closing starts none.
    instant = Math.max(due, instant + step_ms);
  }
  return times;
}

function pausing({ readings }: Policy, promise: string): string[] {
  return Object.entries(readings)
    .filter(([, { options }]) =>
      Object.values(options).some(({ patch }) => `promises.${promise}.pauses` in (patch ?? {})),
    )
    .map(([reading]) => reading);
}
