import type { Cause } from '../findings/contract.js';
import { distinct } from './attribute.js';
import type { DataBetween } from './data.js';
import { type ItemRow, type MovedItem, nameOf, type ObligationRow, saysTheSame } from './items.js';
import type { PresentRun, RecordedRun, RunTerms } from './run.js';
import type { Step } from './steps.js';
import type { Way } from './way.js';
import { itemsUnder } from './worlds.js';

const unexplained: Cause = { kind: 'unexplained', subject: null, through: null };

/** What the program's version alone may have moved; null where it is the same. */
export function programCause(before: string, now: string): Cause | null {
  if (before === now) return null;
  return { kind: 'program', subject: `${before} → ${now}`, through: null };
}

/**
 * How each item came to what the run of now says of it: the data of now is judged under the earlier terms first, then under one changed
 * term after the other, so that what differs from one state to the next has one cause.
 */
export async function waysByStep(
  moved: readonly MovedItem[],
  before: RecordedRun,
  now: PresentRun,
  steps: readonly Step[],
  data: DataBetween,
): Promise<Way[]> {
  if (moved.length === 0) return [];
  const program = programCause(before.programVersion, now.programVersion);
  // Null is the step in which only the data changes, or the program that reads it.
  const all = data.isOther || program !== null || steps.length === 0 ? [null, ...steps] : steps;
  const wanted = new Set(moved.map(nameOf));
  const states = moved.map((each): (ItemRow | null)[] => [each.before]);
  for (const step of all.slice(0, -1)) {
    const terms = step?.terms ?? { ...before, programVersion: now.programVersion };
    const found = await itemsUnder(now, terms, wanted);
    for (const [place, each] of moved.entries()) {
      const state = found.get(nameOf(each)) ?? null;
      const isHouseAlone = step?.isMade === true || before.invitationsPath === null;
      states[place]?.push(isHouseAlone ? withReadingsOf(state, each.now) : state);
    }
  }
  return moved.map((each, place): Way => {
    const passed = [...(states[place] ?? []), each.now];
    const turns = passed.slice(1).flatMap((to, index) => {
      const from = passed[index] ?? null;
      if (saysTheSame(from, to)) return [];
      const step = all[index] ?? null;
      const causes =
        step === null
          ? distinct([...data.causesOf(from, to), ...(program === null ? [] : [program])])
          : [step.cause];
      return [{ from, to, causes: causes.length === 0 ? [unexplained] : causes }];
    });
    return { moved: each, turns };
  });
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
export function waysByRule(
  moved: readonly MovedItem[],
  before: RunTerms,
  now: RunTerms,
  steps: readonly Step[],
  data: DataBetween,
): Way[] {
  const program = programCause(before.programVersion, now.programVersion);
  const isLater = steps.some(({ cause }) => cause.kind === 'newer');
  const newer = steps.filter(({ cause }) => cause.kind === 'newer').map(({ cause }) => cause);
  const terms = steps.filter(({ cause }) => cause.kind !== 'newer').map(({ cause }) => cause);
  return moved.map((each): Way => {
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
    before.target !== now.target
  );
}
