import type { Facts } from './finding.js';
import { type Kind, keyOf, type StudiedScenario, type Study } from './study.js';

/** The facts of a kind of case that matter for what it is owed under these scenarios; the others are left out. */
export function tellingFacts(
  study: Study,
  scenarios: readonly StudiedScenario[],
  places: readonly number[],
): Facts {
  const facts = study.kinds[places[0] ?? -1]?.facts ?? {};
  const ruled = Object.keys(facts).filter((name) => !study.plain_facts.includes(name));
  const plain = Object.keys(facts).filter((name) => study.plain_facts.includes(name));
  const groups = [...plain.map((name) => [name]), ...(ruled.length === 0 ? [] : [ruled])];
  const telling = groups.filter((names) =>
    places.some((at) => scenarios.some((scenario) => tells(study, scenario, at, names))),
  );
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => telling.flat().includes(name)),
  );
}

/** Whether a case that differs in these facts alone is owed something else. */
function tells(
  study: Study,
  scenario: StudiedScenario,
  at: number,
  names: readonly string[],
): boolean {
  const own = study.kinds[at];
  if (own === undefined) return false;
  const key = keyOf(study.timetable, scenario, scenario.owed[at]);
  return study.kinds.some(
    (kind, place) =>
      isSameBut(own, kind, names) && keyOf(study.timetable, scenario, scenario.owed[place]) !== key,
  );
}

function isSameBut(one: Kind, two: Kind, names: readonly string[]): boolean {
  if (one.promise !== two.promise || one.tier !== two.tier || one.severity !== two.severity) {
    return false;
  }
  const all = new Set([...Object.keys(one.facts), ...Object.keys(two.facts)]);
  return [...all].every((name) => names.includes(name) || one.facts[name] === two.facts[name]);
}
