import { type Finding, finding } from './finding.js';
import { clausesOf, whoseName } from './names.js';
import { duesAt, type StudiedScenario, type Study, termOf } from './study.js';

/** Calendars that are not open once in the year, and targets that are not reached within four years. */
export function findUnreachable(study: Study): Finding[] {
  return [...neverOpen(study), ...neverReached(study)];
}

function neverOpen(study: Study): Finding[] {
  const { year } = study.timetable;
  const closed = (scenario: StudiedScenario) =>
    Object.keys(scenario.policy.calendars).filter((id) =>
      study.timetable.openOf(scenario.policy, id).every((open) => open === 0),
    );
  return grouped(study, closed).map(({ what, holds_under, gone_under }) =>
    finding('never-open', {
      clauses: clausesOf(clausesOn(study, what)),
      says: `The calendar ${what} is not open at any time of ${year.year}.`,
      holds_under,
      gone_under,
    }),
  );
}

function neverReached(study: Study): Finding[] {
  const lost = (scenario: StudiedScenario) =>
    study.kinds.flatMap((kind, at) => {
      const dues = duesAt(study, scenario, at);
      if (dues === null || dues.every(Number.isFinite)) return [];
      return [`${whoseName(scenario.policy, kind)} (${termOf(scenario, at)?.text ?? ''})`];
    });
  return grouped(study, lost).map(({ what, holds_under, gone_under }) =>
    finding('unreachable-target', {
      clauses: [],
      says: `${what} is not reached within four years.`,
      holds_under,
      gone_under,
    }),
  );
}

function grouped(study: Study, found: (scenario: StudiedScenario) => readonly string[]) {
  const seen = study.scenarios.map((scenario) => ({
    name: scenario.name,
    told: new Set(found(scenario)),
  }));
  const all = [...new Set(seen.flatMap(({ told }) => [...told]))];
  return all.map((what) => ({
    what,
    holds_under: seen.filter(({ told }) => told.has(what)).map(({ name }) => name),
    gone_under: seen.filter(({ told }) => !told.has(what)).map(({ name }) => name),
  }));
}

function clausesOn({ scenarios }: Study, calendar: string): string[] {
  return scenarios.flatMap(({ owed }) =>
    owed.flatMap(({ term, clause }) =>
      term?.calendar === calendar && clause !== null ? [clause] : [],
    ),
  );
}
