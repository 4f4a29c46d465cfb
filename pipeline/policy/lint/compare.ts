import type { Facts, Share, Witness } from './finding.js';
import { zoneFor } from './names.js';
import { type StudiedScenario, type Study, termOf } from './study.js';
import { tellingFacts } from './telling-facts.js';
import { instantAt } from './year.js';

/** Two series of dues for one kind of case or two, and what is looked for in them. */
export interface Compared {
  readonly scenario: StudiedScenario;
  readonly facts: Facts;
  /** Places in the study's kinds. */
  readonly kinds: readonly number[];
  readonly one: Float64Array;
  readonly two: Float64Array;
  /** Later: only where the first is due later; apart: wherever they differ. */
  readonly shows: 'later' | 'apart';
}

/** On how many instants of the year it shows, and on how many of those at which the clocks of all kinds run. */
export function shareOf(study: Study, compared: Compared): Share {
  const { scenario, facts } = compared;
  const open = allOpen(study, compared);
  let held = 0;
  let openHeld = 0;
  let openInstants = 0;
  for (let at = 0; at < open.length; at += 1) {
    const isOpen = open[at] === 1;
    if (isOpen) openInstants += 1;
    if (distance(compared, at) <= 0) continue;
    held += 1;
    if (isOpen) openHeld += 1;
  }
  return {
    scenario: scenario.name,
    facts,
    instants: study.timetable.year.count,
    held,
    open_instants: openInstants,
    open_held: openHeld,
  };
}

/** The first instant at which the two lie farthest apart; one at which the clocks run, if it shows at any such. */
export function farthestApart(
  study: Study,
  compared: Compared,
  names: readonly [one: string, two: string],
): Witness | null {
  const best = bestInstant(compared, allOpen(study, compared)) ?? bestInstant(compared, null);
  if (best === null) return null;
  return {
    scenario: compared.scenario.name,
    facts: tellingFacts(study, [compared.scenario], compared.kinds),
    zone: zoneFor(compared.scenario, compared.kinds),
    opened_at_ms: instantAt(study.timetable.year, best),
    dues: [
      { of: names[0], due_at_ms: compared.one[best] ?? 0 },
      { of: names[1], due_at_ms: compared.two[best] ?? 0 },
    ],
  };
}

function bestInstant(compared: Compared, within: Uint8Array | null): number | null {
  let best: number | null = null;
  let most = 0;
  for (let at = 0; at < compared.one.length; at += 1) {
    const by = distance(compared, at);
    // What is never due has no instant to show.
    if (by > most && by < Number.POSITIVE_INFINITY && (within === null || within[at] === 1)) {
      best = at;
      most = by;
    }
  }
  return best;
}

function distance({ one, two, shows }: Compared, at: number): number {
  const by = (one[at] ?? 0) - (two[at] ?? 0);
  return shows === 'apart' ? Math.abs(by) : by;
}

function allOpen({ timetable }: Study, { scenario, kinds }: Compared): Uint8Array {
  const series = kinds.map((at) =>
    timetable.openOf(scenario.policy, termOf(scenario, at)?.calendar ?? 'always'),
  );
  const [first = new Uint8Array(), ...others] = series;
  return first.map((open, at) => (open === 1 && others.every((one) => one[at] === 1) ? 1 : 0));
}
