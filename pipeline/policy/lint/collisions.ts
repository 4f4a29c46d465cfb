import { type Finding, finding } from './finding.js';
import { clausesOf } from './names.js';
import type { StudiedScenario, Study } from './study.js';

/** Clauses that cannot both be followed: those that the file says collide, and those whose settings do. */
export function findCollisions(study: Study): Finding[] {
  const told = Object.values(study.policy.wording.collisions).map(({ clauses, why }) =>
    finding('clauses-collide', { clauses, says: why }),
  );
  return [...told, ...findIdleUpdates(study)];
}

const idle = ['solved', 'pending', 'closed'];

/** Updates owed on every day of an open case, where each response leaves it in a status in which none is owed. */
function findIdleUpdates(study: Study): Finding[] {
  const showing = study.scenarios.filter(isIdle);
  const [first] = showing;
  if (first === undefined) return [];
  const { promises, descriptions } = first.policy;
  const after = descriptions.status_after_response;
  const gone = study.scenarios.filter((scenario) => !showing.includes(scenario));
  return [
    finding('clauses-collide', {
      clauses: clausesOf([promises.daily_update?.clause, after?.clause]),
      says: `Every response is said to leave a case ${after?.statuses.join(' or ')}, in which no daily update is owed: taken at its word, one is owed only before the first response.`,
      holds_under: showing.map(({ name }) => name),
      gone_under: gone.map(({ name }) => name),
    }),
  ];
}

function isIdle({ policy: { promises, descriptions } }: StudiedScenario): boolean {
  const daily = promises.daily_update;
  const statuses = descriptions.status_after_response?.statuses ?? [];
  if (daily?.judged !== true || statuses.length === 0) return false;
  const ends: readonly string[] =
    daily.form === 'each_date' ? idle : ['solved', 'closed', ...daily.pauses];
  return statuses.every((status) => ends.includes(status));
}
