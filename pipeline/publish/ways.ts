import type { Cause } from '../findings/contract.js';
import { distinct } from './attribute.js';
import { type DataBetween, otherFiles } from './data.js';
import { type ItemRow, type MovedItem, nameOf, type ObligationRow, saysTheSame } from './items.js';
import type { PresentRun, RecordedRun, RunTerms } from './run.js';
import type { Step } from './steps.js';
import type { Way } from './way.js';
import type { Stage } from './stage.js';
import { worldUnder } from './worlds.js';

const unexplained: Cause = { kind: 'unexplained', subject: null, through: null };

/** What the program's version alone may have moved; null where it is the same. */
export function programCause(before: string, now: string): Cause | null {
  if (before === now) return null;
  return { kind: 'program', subject: `${before} → ${now}`, through: null };
}

/** How all that moved came from what the earlier run says to what this one says. */
export interface Journey {
  readonly ways: readonly Way[];
  readonly stages: readonly Stage[];
}

/**
 * How each item came to what the run of now says of it: the data of now is judged under the earlier terms first, then under one changed
 * term after the other, so that what differs from one state to the next has one cause. The figures of each step are told along, where they are wanted.
 */
export async function journeyByStep(
  moved: readonly MovedItem[],
  before: RecordedRun,
  now: PresentRun,
  steps: readonly Step[],
  data: DataBetween,
  wantsFigures: boolean,
): Promise<Journey> {
  if (moved.length === 0 && !wantsFigures) return { ways: [], stages: [] };
  const program = programCause(before.programVersion, now.programVersion);
  const last = program === null ? [] : [program];
  const files: Cause[] = data.hasOtherFiles ? [otherFiles] : [];
  // Null is the step in which only the data changes, or the program that reads it.
  const all = isDataAStep(data, program, steps) ? [null, ...steps] : steps;
  const wanted = new Set(moved.map(nameOf));
  const isFull = before.waivers !== 'untold' && before.invitationsPath !== null;
  const states = moved.map((each): (ItemRow | null)[] => [each.before]);
  const stages: Stage[] = [];
  for (const [place, step] of all.entries()) {
    const known = [...data.causes, ...last];
    const causes = step === null ? (known.length > 0 ? known : files) : [step.cause];
    const isMade = step?.isMade === true;
    if (place === all.length - 1) {
      stages.push({ causes, isMade, figures: null });
      continue;
    }
    const terms = step?.terms ?? { ...before, programVersion: now.programVersion };
    const world = await worldUnder(now, terms, wanted, wantsFigures);
    stages.push({ causes, isMade, figures: world.figures });
    for (const [index, each] of moved.entries()) {
      const state = world.items.get(nameOf(each)) ?? null;
      const isHouseAlone = isMade || before.invitationsPath === null;
      const told = isFull ? state : withoutUntoldOf(state);
      states[index]?.push(isHouseAlone ? withReadingsOf(told, each.now) : told);
    }
  }
  const ways = moved.map((each, place): Way => {
    const passed = [...(states[place] ?? []), each.now];
    const turns = passed.slice(1).flatMap((to, index) => {
      const from = passed[index] ?? null;
      if (saysTheSame(from, to)) return [];
      const step = all[index] ?? null;
      if (step !== null) return [{ from, to, causes: [step.cause] }];
      const known = distinct([...data.causesOf(from, to), ...last]);
      const causes = known.length > 0 ? known : files;
      return [{ from, to, causes: causes.length === 0 ? [unexplained] : causes }];
    });
    return { moved: each, turns };
  });
  return { ways, stages };
}

/** Files that say nothing else up to the earlier as-of instant are a step where no later one takes them in. */
function isDataAStep(
  { isOther, hasOtherFiles }: DataBetween,
  program: Cause | null,
  steps: readonly Step[],
): boolean {
  if (isOther || program !== null || steps.length === 0) return true;
  return hasOtherFiles && !steps.some(({ cause }) => cause.kind === 'newer');
}

/** What an earlier run did not record of an obligation is not asked. */
function withoutUntoldOf(state: ItemRow | null): ItemRow | null {
  if (state?.kind !== 'obligation') return state;
  const untold = { case_channel: null, case_category: null, case_group: null };
  return { ...state, ...untold, is_waived: false };
}

/** Under a policy that no file has, and against a ledger of the house alone, what other readings say is not asked. */
function withReadingsOf(state: ItemRow | null, now: ItemRow | null): ItemRow | null {
  if (state?.kind !== 'obligation' || now?.kind !== 'obligation') return state;
  return { ...state, hinges_on: now.hinges_on, scenarios: now.scenarios };
}

/**
 * The same between two runs whose data is not at hand: every cause that may have moved an item is named. Terms are, where what they say of it
 * is another or nothing else is known; newer facts are, where it ran at the earlier as-of instant or anything of it happened after.
 */
export function journeyByRule(
  moved: readonly MovedItem[],
  before: RunTerms,
  now: RunTerms,
  steps: readonly Step[],
  data: DataBetween,
): Journey {
  const program = programCause(before.programVersion, now.programVersion);
  const isLater = steps.some(({ cause }) => cause.kind === 'newer');
  const newer = steps.filter(({ cause }) => cause.kind === 'newer').map(({ cause }) => cause);
  const terms = steps.filter(({ cause }) => cause.kind !== 'newer').map(({ cause }) => cause);
  const ways = moved.map((each): Way => {
    const { before: from, now: to } = each;
    const facts = data.causesOf(from, to);
    const near = facts.filter(({ through }) => through !== 'others');
    const time = isLater && isAfter(each, before.asOfMs) ? newer : [];
    const isOnlyTerms = near.length + time.length === 0;
    const named = [...near, ...time, ...(isOnlyTerms || hasOtherTerms(each) ? terms : [])];
    const last = [...facts, ...newer, ...(program === null ? [] : [program])];
    const causes = named.length > 0 ? named : last;
    return {
      moved: each,
      turns: [{ from, to, causes: causes.length === 0 ? [unexplained] : distinct(causes) }],
    };
  });
  const known = [
    ...data.causes,
    ...(program === null ? [] : [program]),
    ...steps.map(({ cause }) => cause),
  ];
  const causes = known.length === 0 && data.hasOtherFiles ? [otherFiles] : known;
  return { ways, stages: [{ causes, isMade: false, figures: null }] };
}

function isAfter({ before, now }: MovedItem, asOfMs: number): boolean {
  if (now?.kind === 'invitation' || before?.kind === 'invitation') return isUnanswered(before);
  const happened = [now?.started_at_ms, now?.satisfied_at_ms, now?.ended_at_ms];
  const isOpenNow = now == null || !now.is_counted || isOpen(now);
  return (
    happened.some((at) => at != null && at > asOfMs) ||
    (before != null && isOpen(before) && isOpenNow)
  );
}

function isUnanswered(before: ItemRow | null): boolean {
  return before?.kind === 'invitation' && (before.answer === 'later' || before.answer === 'none');
}

function isOpen({ verdict, ended_at_ms }: ObligationRow): boolean {
  return verdict === 'running' || (verdict === 'missed' && ended_at_ms === null);
}

function hasOtherTerms({ before, now }: MovedItem): boolean {
  if (before?.kind !== 'obligation' || now?.kind !== 'obligation') return false;
  return (
    before.policy_version !== now.policy_version ||
    before.clause !== now.clause ||
    before.calendar !== now.calendar ||
    before.target !== now.target ||
    before.is_waived !== now.is_waived
  );
}
