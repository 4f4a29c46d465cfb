import { type Compared, farthestApart, shareOf } from './compare.js';
import { type Finding, finding, type Share, type Witness } from './finding.js';
import { cellName, clausesOf, listed, severityName, whoseName } from './names.js';
import { duesAt, isPlain, keyOf, kindAt, type StudiedScenario, type Study } from './study.js';

/** Severities that no time tells apart, that share what they are told by, and cases that fall to one too low. */
export function findSeverities(study: Study): Finding[] {
  return [...findAlike(study), ...findShared(study), ...findUncovered(study)];
}

function findAlike(study: Study): Finding[] {
  const groups = new Map<string, { members: string[]; under: string[] }>();
  for (const scenario of study.scenarios) {
    for (const members of alikeUnder(study, scenario)) {
      const key = members.join(' ');
      const { under } = groups.get(key) ?? { under: [] };
      groups.set(key, { members, under: [...under, scenario.name] });
    }
  }
  const clauses = Object.values(study.policy.promises).map((promise) => promise?.clause);
  return [...groups.values()].map(({ members, under }) =>
    finding('severities-alike', {
      clauses: clausesOf(clauses),
      says: `Nothing that is timed tells ${listed(members.map((id) => severityName(study.policy, id) ?? id))} apart: whichever a case is given, it is owed the same.`,
      holds_under: under,
      gone_under: study.scenarios.map(({ name }) => name).filter((name) => !under.includes(name)),
    }),
  );
}

function alikeUnder(study: Study, scenario: StudiedScenario): string[][] {
  const groups = new Map<string, string[]>();
  let isOwed = false;
  for (const { id } of study.policy.severities) {
    const owed = study.kinds.flatMap(({ severity }, at) => {
      if (severity !== id) return [];
      isOwed ||= scenario.owed[at]?.outcome === 'owed';
      return [keyOf(study.timetable, scenario, scenario.owed[at])];
    });
    const key = owed.join('\n');
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return isOwed ? [...groups.values()].filter(({ length }) => length > 1) : [];
}

function findShared(study: Study): Finding[] {
  const { severities } = study.policy;
  return severities.flatMap((graver, place) =>
    severities.slice(place + 1).flatMap((lighter) => {
      const shared = (graver.facts ?? []).filter((fact) => lighter.facts?.includes(fact));
      if (shared.length === 0) return [];
      const left = [graver, lighter].map(({ facts = [] }) =>
        facts.filter((fact) => !shared.includes(fact)).map((fact) => `“${fact}”`),
      );
      const isClose = left.every(({ length }) => length === 1);
      const apart = isClose ? `, and only ${left.join(' against ')} parts them` : '';
      const [one, two] = [graver, lighter].map(({ id }) => severityName(study.policy, id) ?? id);
      return [
        finding('shared-facts', {
          clauses: clausesOf([graver.clause, lighter.clause]),
          says: `${one} and ${two} are told by the same: ${listed(shared.map((fact) => `“${fact}”`))}${apart}.`,
          ...difference(study, graver.id, lighter.id),
        }),
      ];
    }),
  );
}

function findUncovered(study: Study): Finding[] {
  return Object.values(study.policy.wording.uncovered).map(
    ({ clauses, what, falls_to: falls, instead_of: instead }) => {
      const [one, two] = [falls, instead].map((id) => severityName(study.policy, id) ?? id);
      return finding('uncovered-case', {
        clauses,
        says: `${what} is ${one} at best, not ${two}.`,
        ...difference(study, instead, falls),
      });
    },
  );
}

type Difference = Pick<Finding, 'holds_under' | 'gone_under' | 'witness' | 'shares'>;

/** Where a case of the one severity is due at another time than one of the other, everything else alike. */
function difference(study: Study, graver: string, lighter: string): Difference {
  const seen = study.scenarios.map(({ name }, at) => ({
    name,
    farthest: farthest(study, at, graver, lighter),
  }));
  const showing = seen.filter(({ farthest: found }) => found !== null);
  return {
    holds_under: showing.map(({ name }) => name),
    gone_under: seen.filter((one) => !showing.includes(one)).map(({ name }) => name),
    witness: showing[0]?.farthest?.witness ?? null,
    shares: showing.flatMap(({ farthest: found }) => found?.share ?? []),
  };
}

/** The promise and kind of case for which the two lie farthest apart under a scenario. */
function farthest(
  study: Study,
  scenarioAt: number,
  graver: string,
  lighter: string,
): { readonly share: Share; readonly witness: Witness } | null {
  const scenario = study.scenarios[scenarioAt];
  if (scenario === undefined) return null;
  const found = study.kinds.flatMap((kind, at) => {
    const other = study.kinds.findIndex(
      ({ promise, tier, severity, facts }) =>
        promise === kind.promise &&
        tier === kind.tier &&
        severity === lighter &&
        facts === kind.facts,
    );
    const one = duesAt(study, scenario, at);
    const two = other === -1 ? null : duesAt(study, scenario, other);
    if (kind.severity !== graver || !isPlain(study, kind) || one === null || two === null)
      return [];
    const { facts } = kind;
    const compared: Compared = { scenario, facts, kinds: [at, other], one, two, shows: 'apart' };
    const witness = farthestApart(study, compared, [
      whoseName(study.policy, kindAt(study, at)),
      cellName(study.policy, kindAt(study, other)),
    ]);
    if (witness === null) return [];
    const share = { ...shareOf(study, compared), facts: witness.facts };
    return [{ witness, share, apart: apartIn(witness) }];
  });
  const [most] = found.sort((a, b) => b.apart - a.apart);
  return most ?? null;
}

function apartIn({ dues }: Witness): number {
  return Math.abs((dues[0]?.due_at_ms ?? 0) - (dues[1]?.due_at_ms ?? 0));
}
