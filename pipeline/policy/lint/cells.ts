import { type Finding, finding } from './finding.js';
import { cellName, clausesOf, listed, promiseName } from './names.js';
import type { StudiedScenario, Study, Timed } from './study.js';

/** Tiers and severities to which a promise gives no target though it gives others one. */
export function findHoles(study: Study): Finding[] {
  const promises = [...new Set(study.kinds.map(({ promise }) => promise))];
  return promises.flatMap((promise) => holesIn(study, promise));
}

function holesIn(study: Study, promise: Timed): Finding[] {
  const seen = study.scenarios.map((scenario) => ({
    scenario,
    ...cellsOf(study, scenario, promise),
  }));
  const showing = seen.filter(({ without, all }) => without.length > 0 && without.length < all);
  const [first] = showing;
  if (first === undefined) return [];
  const { policy } = first.scenario;
  const clause = promise in policy.promises ? clauseOf(first.scenario, promise) : null;
  return [
    finding('cell-without-target', {
      clauses: clausesOf([clause]),
      says: `There is a ${promiseName(promise)} for ${first.all - first.without.length} of ${first.all} cells, and none for ${listed(first.without)}.`,
      holds_under: showing.map(({ scenario }) => scenario.name),
      gone_under: seen.filter((one) => !showing.includes(one)).map(({ scenario }) => scenario.name),
    }),
  ];
}

function cellsOf({ kinds, policy }: Study, { owed }: StudiedScenario, promise: Timed) {
  const cells = new Map<string, boolean>();
  for (const [at, kind] of kinds.entries()) {
    if (kind.promise !== promise) continue;
    const name = cellName(policy, kind);
    cells.set(name, (cells.get(name) ?? true) && owed[at]?.outcome === 'none');
  }
  const without = [...cells].filter(([, isNone]) => isNone).map(([name]) => `“${name}”`);
  return { without, all: cells.size };
}

function clauseOf({ policy }: StudiedScenario, promise: Timed): string | null {
  const found = Object.entries(policy.promises).find(([name]) => name === promise);
  return found?.[1]?.clause ?? null;
}
