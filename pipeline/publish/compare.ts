import type { Cause, RunDifference, RunName } from '../findings/contract.js';
import { type ChangedFacts, causesByData, distinct } from './attribute.js';
import { readBystanders } from './bystanders.js';
import {
  changesFor,
  type FactChange,
  type FactTally,
  holdFacts,
  otherKinds,
  tallyFacts,
} from './facts.js';
import { type ItemRow, type MovedItem, movedItems, nameOf, saysTheSame } from './items.js';
import { movesOf } from './moves.js';
import { keepBefore, keepNow, letGo } from './queries.js';
import type { PresentRun, RecordedRun } from './run.js';
import { sharesOf } from './shares.js';
import { type Step, stepsBetween } from './steps.js';
import type { Way } from './way.js';
import { itemsUnder } from './worlds.js';

/**
 * What the run that a warehouse holds says otherwise than one that was recorded, and why: the data of now is judged under the recorded terms first,
 * then under one changed term after the other, so that each step's difference has one cause.
 */
export async function compareWithNow(before: RecordedRun, now: PresentRun): Promise<RunDifference> {
  const { warehouse } = now;
  try {
    await keepBefore(warehouse, 'ledger', before.ledgerPath);
    await keepBefore(warehouse, 'invitations', before.invitationsPath);
    await keepBefore(warehouse, 'facts', before.factsPath);
    await keepNow(warehouse, 'ledger');
    await keepNow(warehouse, 'invitations');
    const moved = await movedItems(warehouse);
    const steps = stepsBetween(before, now);
    await holdFacts(warehouse, before.asOfMs);
    const tallies = await tallyFacts(warehouse, before.asOfMs, now.asOfMs);
    const isOtherProgram = before.programVersion !== now.programVersion;
    const isOtherData = tallies.some(({ kind }) => kind !== 'newer') || isOtherProgram;
    const changed = await changedFacts(warehouse, moved);
    const ways = await waysOf(
      moved,
      before,
      now,
      isOtherData ? [null, ...steps] : steps,
      (from, to) => [
        ...causesByData({ before: from, now: to }, changed),
        ...(isOtherProgram ? [program(before.programVersion, now.programVersion)] : []),
      ],
    );
    const bystanders = await readBystanders(warehouse, moved);
    return {
      before: runName(before),
      now: runName(now),
      ...sharesOf(before.figures, now.figures, ways, bystanders),
      obligations: movesOf(ways),
      differences: differencesOf(tallies, steps, isOtherProgram, before, now),
      facts: tallies,
    };
  } finally {
    await letGo(warehouse);
  }
}

/** Null is the step in which only the data, or the program that reads it, changes. */
async function waysOf(
  moved: readonly MovedItem[],
  before: RecordedRun,
  now: PresentRun,
  steps: readonly (Step | null)[],
  byData: (from: ItemRow | null, to: ItemRow | null) => readonly Cause[],
): Promise<Way[]> {
  if (moved.length === 0) return [];
  const wanted = new Set(moved.map(nameOf));
  const states = moved.map((each): (ItemRow | null)[] => [each.before]);
  for (const step of steps.slice(0, -1)) {
    const terms = step?.terms ?? { ...before, programVersion: now.programVersion };
    const found = await itemsUnder(now, terms, wanted);
    for (const [place, each] of moved.entries()) {
      const state = found.get(nameOf(each)) ?? null;
      states[place]?.push(step?.isMade === true ? withReadingsOf(state, each.now) : state);
    }
  }
  return moved.map((each, place): Way => {
    const passed = [...(states[place] ?? [])];
    // Where nothing but the outcome differs there is no step to name.
    if (steps.length > 0) passed.push(each.now);
    const turns = passed.slice(1).flatMap((to, index) => {
      const from = passed[index] ?? null;
      if (saysTheSame(from, to)) return [];
      const step = steps[index] ?? null;
      const causes = step === null ? distinct(byData(from, to)) : [step.cause];
      return [{ from, to, causes: causes.length === 0 ? [unexplained] : causes }];
    });
    return {
      moved: each,
      turns:
        steps.length > 0 ? turns : [{ from: each.before, to: each.now, causes: [unexplained] }],
    };
  });
}

const unexplained: Cause = { kind: 'unexplained', subject: null, through: null };

/** Under a policy that no file has, what its readings say is not asked. */
function withReadingsOf(state: ItemRow | null, now: ItemRow | null): ItemRow | null {
  if (state?.kind !== 'obligation' || now?.kind !== 'obligation') return state;
  return { ...state, hinges_on: now.hinges_on, scenarios: now.scenarios };
}

async function changedFacts(
  warehouse: PresentRun['warehouse'],
  moved: readonly MovedItem[],
): Promise<ChangedFacts> {
  const rows = moved.flatMap(({ before, now }) => [before, now].filter((row) => row !== null));
  const cases = [...new Set(rows.flatMap(({ case_id }) => case_id ?? []))];
  const accounts = [...new Set(rows.flatMap(({ account_id }) => account_id ?? []))];
  const changes = await changesFor(warehouse, cases, accounts);
  const products = await warehouse.rows<{ case_id: string; product: string | null }>(
    'select case_id, product from raw.cases where product is not null',
  );
  const wanted = new Set(cases);
  return {
    byCase: grouped(changes, ({ case_id }) => case_id),
    byAccount: grouped(changes, ({ case_id, account_id }) =>
      case_id === null ? account_id : null,
    ),
    holidays: changes.filter(({ table_name }) => table_name === 'holidays'),
    releases: changes.filter(({ table_name }) => table_name === 'releases'),
    others: await otherKinds(warehouse),
    productOf: new Map(
      products.flatMap(({ case_id, product }) =>
        wanted.has(case_id) && product !== null ? [[case_id, product] as const] : [],
      ),
    ),
  };
}

function grouped(
  changes: readonly FactChange[],
  by: (change: FactChange) => string | null,
): Map<string, FactChange[]> {
  const groups = new Map<string, FactChange[]>();
  for (const change of changes) {
    const key = by(change);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return groups;
}

function differencesOf(
  tallies: readonly FactTally[],
  steps: readonly Step[],
  isOtherProgram: boolean,
  before: RecordedRun,
  now: PresentRun,
): Cause[] {
  const kinds = new Set(tallies.map(({ kind }) => kind));
  const data = (['late', 'corrected'] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind): Cause => ({ kind, subject: null, through: null }));
  return [
    ...data,
    ...(isOtherProgram ? [program(before.programVersion, now.programVersion)] : []),
    ...steps.map(({ cause }) => cause),
  ];
}

function program(before: string, now: string): Cause {
  return { kind: 'program', subject: `${before} → ${now}`, through: null };
}

function runName(run: RecordedRun | PresentRun): RunName {
  const { name, asOfMs, programVersion, policyVersion, policySha256 } = run;
  return { name, asOfMs, programVersion, policyVersion, policySha256 };
}
