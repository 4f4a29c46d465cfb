import { type Finding, finding, type Move, type Witness } from './finding.js';
import { clausesOf, whoseName, zoneFor } from './names.js';
import { duesAt, keyOf, type StudiedScenario, type Study } from './study.js';
import { tellingFacts } from './telling-facts.js';
import { instantAt } from './year.js';

/** Every reading of which an option moves a due time, the one that moves them farthest first. */
export function findOpenReadings(study: Study): Finding[] {
  const found = Object.entries(study.policy.readings).flatMap(([reading, { clause, question }]) => {
    const moves = study.scenarios
      .filter((scenario) => scenario.reading === reading)
      .flatMap((scenario) => moveOf(study, scenario))
      .sort(byMove);
    const [most] = moves;
    if (most === undefined) return [];
    return [
      {
        most,
        finding: finding('open-reading', {
          clauses: clausesOf([clause]),
          says: question,
          readings: [reading],
          holds_under: moves.map(({ option }) => `${reading}=${option}`),
          witness: most.witness,
          moves,
        }),
      },
    ];
  });
  return found.sort((a, b) => byMove(a.most, b.most)).map((each) => each.finding);
}

/** Readings of which no option moves the due time of a case as it is opened. */
export function stillReadings({ policy }: Study, found: readonly Finding[]): string[] {
  const moving = found.flatMap(({ code, readings }) => (code === 'open-reading' ? readings : []));
  return Object.keys(policy.readings).filter((reading) => !moving.includes(reading));
}

function byMove(a: Move, b: Move): number {
  const share = ({ later, earlier, instants }: Move) => (later + earlier) / instants;
  return (
    b.median_ms - a.median_ms || b.p90_ms - a.p90_ms || share(b) - share(a) || b.most_ms - a.most_ms
  );
}

function moveOf(study: Study, scenario: StudiedScenario): Move[] {
  const [house] = study.scenarios;
  const { year } = study.timetable;
  const met = new Set<string>();
  const moved = study.kinds.flatMap((kind, at) => {
    const before = duesAt(study, house, at);
    const after = duesAt(study, scenario, at);
    if (before === null || after === null) return [];
    if (!before.every(Number.isFinite) || !after.every(Number.isFinite)) return [];
    const keys = [house, scenario].map((one) => keyOf(study.timetable, one, one.owed[at]));
    const { tier, severity } = house.owed[at] ?? kind;
    // Kinds of one tier and severity that are owed the same both ways are one cell, whatever else tells them apart.
    const cell = JSON.stringify([kind.promise, tier, severity, ...keys]);
    if (met.has(cell) || keys[0] === keys[1]) return [];
    met.add(cell);
    return before.every((due, index) => due === after[index]) ? [] : [{ at, before, after }];
  });
  if (moved.length === 0) return [];
  const sizes = new Float64Array(moved.length * year.count);
  let later = 0;
  let earlier = 0;
  for (const [place, { before, after }] of moved.entries()) {
    for (let index = 0; index < year.count; index += 1) {
      const by = (after[index] ?? 0) - (before[index] ?? 0);
      sizes[place * year.count + index] = Math.abs(by);
      if (by > 0) later += 1;
      if (by < 0) earlier += 1;
    }
  }
  sizes.sort();
  return [
    {
      option: scenario.option ?? scenario.name,
      cells: moved.length,
      instants: sizes.length,
      later,
      earlier,
      median_ms: quantile(sizes, 0.5),
      p90_ms: quantile(sizes, 0.9),
      most_ms: quantile(sizes, 1),
      witness: farthest(study, scenario, moved, quantile(sizes, 1)),
    },
  ];
}

/** By nearest rank: the smallest value that at least this share of all do not exceed. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0;
}

interface Moved {
  readonly at: number;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

function farthest(
  study: Study,
  scenario: StudiedScenario,
  moved: readonly Moved[],
  most: number,
): Witness | null {
  const [house] = study.scenarios;
  for (const { at, before, after } of moved) {
    const index = before.findIndex((due, place) => Math.abs((after[place] ?? 0) - due) === most);
    const kind = study.kinds[at];
    if (index === -1 || kind === undefined) continue;
    return {
      scenario: scenario.name,
      facts: tellingFacts(study, [house, scenario], [at]),
      zone: zoneFor(house, [at]),
      opened_at_ms: instantAt(study.timetable.year, index),
      dues: [
        { of: whoseName(study.policy, kind), due_at_ms: before[index] ?? 0 },
        { of: `with ${scenario.name}`, due_at_ms: after[index] ?? 0 },
      ],
    };
  }
  return null;
}
