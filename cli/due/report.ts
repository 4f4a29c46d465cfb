import type { DueAnswer, DueQuestion } from '../../pipeline/due-contract.js';
import { meaningOf } from '../../pipeline/explain/other-readings.js';
import { findCalendar } from '../../pipeline/policy/calendar.js';
import type { Policy, PromiseName } from '../../pipeline/policy/schema.js';

/** What one scenario answers. */
export interface DueTold {
  readonly scenario: string;
  readonly says: string;
}

/** One answer and all scenarios that give it. */
export interface DueGroup {
  /** Null where nothing falls due: `why` says the reason. */
  readonly due_at_ms: number | null;
  readonly due_low_at_ms: number | null;
  readonly why: string | null;
  readonly readings: readonly DueTold[];
}

/** One promise: the house's answer, and the others that differ from it. */
export interface PromiseDue {
  readonly promise: PromiseName;
  readonly starts_at_ms: number;
  readonly clause: { readonly id: string; readonly heading: string | null } | null;
  readonly target: string | null;
  readonly calendar: { readonly id: string; readonly name: string } | null;
  readonly house: Omit<DueGroup, 'readings'>;
  readonly others: readonly DueGroup[];
  /** Scenarios that say the same as the house. */
  readonly agreeing: readonly string[];
}

/** The whole answer to "by when?". */
export interface DueReport {
  readonly policy: { readonly id: string; readonly version: string; readonly name: string };
  readonly attributes: DueQuestion['attributes'];
  readonly opened_at_ms: number;
  readonly zone: string;
  readonly promises: readonly PromiseDue[];
  /** Options that need data which nobody gave. */
  readonly unanswered: readonly { readonly scenario: string; readonly needs: string }[];
}

/** Gathers the answers of all scenarios to one question, promise by promise, equal dues together. */
export function dueReport(
  { attributes, openedMs }: DueQuestion,
  policy: Policy,
  zone: string,
  answers: readonly DueAnswer[],
): DueReport {
  const { id, version, name } = policy;
  const promises = [...new Set(answers.map(({ promise }) => promise))];
  return {
    policy: { id, version, name },
    attributes,
    opened_at_ms: openedMs,
    zone,
    promises: promises.flatMap((promise) =>
      promiseDue(
        answers.filter((answer) => answer.promise === promise),
        policy,
      ),
    ),
    unanswered: unansweredOf(policy, answers),
  };
}

function unansweredOf({ readings }: Policy, answers: readonly DueAnswer[]) {
  const spoken = new Set(answers.map(({ scenario }) => scenario));
  return Object.entries(readings).flatMap(([reading, { options }]) =>
    Object.entries(options).flatMap(([option, { needs }]) => {
      const scenario = `${reading}=${option}`;
      return needs === undefined || spoken.has(scenario)
        ? []
        : [{ scenario, needs: `needs ${needs}` }];
    }),
  );
}

function promiseDue(answers: readonly DueAnswer[], policy: Policy): PromiseDue[] {
  const house = answers.find(({ scenario }) => scenario === 'house');
  const shown = house ?? answers[0];
  if (shown === undefined) return [];
  const own = house === undefined ? nothing : dueOf(house);
  const groups = new Map<string, DueAnswer[]>();
  for (const answer of answers) {
    const key = keyOf(dueOf(answer));
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  const same = groups.get(keyOf(own)) ?? [];
  const others = [...groups.values()].filter((group) => group !== same);
  return [
    {
      promise: shown.promise,
      starts_at_ms: shown.startedMs,
      clause:
        shown.clause === null
          ? null
          : { id: shown.clause, heading: policy.clauses[shown.clause]?.heading ?? null },
      target: shown.target,
      calendar: calendarOf(policy, shown.calendar),
      house: own,
      others: others
        .map((group) => ({ ...firstOf(group), readings: group.map((each) => told(each, policy)) }))
        .sort((a, b) => (a.due_at_ms ?? Infinity) - (b.due_at_ms ?? Infinity)),
      agreeing: same.map(({ scenario }) => scenario).filter((scenario) => scenario !== 'house'),
    },
  ];
}

const nothing = { due_at_ms: null, due_low_at_ms: null, why: 'not promised' } as const;

function dueOf({ dueMs, dueLowMs, verdict, reason }: DueAnswer): PromiseDue['house'] {
  if (verdict === 'unmeasured') {
    return {
      due_at_ms: null,
      due_low_at_ms: null,
      why: `no answer without the ${reason ?? 'facts'}`,
    };
  }
  if (verdict === 'excluded' || dueMs === null) {
    return { due_at_ms: null, due_low_at_ms: null, why: `nothing is owed: ${reason ?? verdict}` };
  }
  return { due_at_ms: dueMs, due_low_at_ms: dueLowMs === dueMs ? null : dueLowMs, why: null };
}

function keyOf({ due_at_ms, why }: PromiseDue['house']): string {
  return `${due_at_ms} ${why}`;
}

function firstOf(group: readonly DueAnswer[]): PromiseDue['house'] {
  return group[0] === undefined ? nothing : dueOf(group[0]);
}

function told({ scenario }: DueAnswer, policy: Policy): DueTold {
  return { scenario, says: meaningOf(policy, scenario) };
}

function calendarOf({ calendars }: Policy, id: string | null): PromiseDue['calendar'] {
  return id === null ? null : { id, name: findCalendar(calendars, id).name };
}
