import { daysOf, membersOf } from '../calendar.js';
import type { LeafCalendar } from '../schema.js';
import { parseTarget } from '../target.js';
import { type Compared, farthestApart, shareOf } from './compare.js';
import { type Finding, finding, type Share } from './finding.js';
import { clausesOf, listed, whoseName } from './names.js';
import { duesAt, isPlain, kindAt, type StudiedScenario, type Study, termOf } from './study.js';
import { tellingFacts } from './telling-facts.js';

/** Business days that are counted in hours, on a calendar whose days are of another length. */
export function findDayLengths(study: Study): Finding[] {
  const all = study.scenarios.flatMap((scenario) => conflictsUnder(study, scenario));
  const lengths = groupedBy(all, ({ hours, open }) => `${hours} ${open}`);
  // Lengths that show under the same readings are told together.
  const together = groupedBy(lengths, (conflicts) => {
    const under = new Set(conflicts.map(({ scenario }) => scenario.name));
    return [conflicts[0]?.hours, ...under].join(' ');
  });
  return together.map((group) => conflictOf(study, group));
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

interface Conflict {
  readonly scenario: StudiedScenario;
  readonly at: number;
  readonly hours: number;
  /** How long the calendar is open: "15 h a day", "7 h on sat". */
  readonly open: string;
  readonly calendar: string;
  readonly compared: Compared;
  readonly share: Share;
  readonly days: number;
}

function conflictsUnder(study: Study, scenario: StudiedScenario): Conflict[] {
  return study.kinds.flatMap((kind, at) => {
    const term = termOf(scenario, at);
    const target = term === null ? null : parseTarget(term.text);
    const one = duesAt(study, scenario, at);
    if (term === null || target?.unit !== 'business_days' || one === null) return [];
    if (!isPlain(study, kind)) return [];
    const count = target.days ?? scenario.policy.business_day;
    if (count.counted_as !== 'business_hours') return [];
    const days = term.binds === 'lower' ? (target.low ?? target.amount) : target.amount;
    const two = study.timetable.duesOf(scenario.policy, {
      ...term,
      form: 'same_time',
      amount: days,
      low: null,
    });
    const { facts } = kind;
    const compared: Compared = { scenario, facts, kinds: [at], one, two, shows: 'apart' };
    return membersOf(scenario.policy.calendars, term.calendar).flatMap(({ leaf }) => {
      const open = otherLengths(leaf, count.hours);
      if (open === null) return [];
      const share = {
        ...shareOf(study, compared),
        facts: tellingFacts(study, [scenario], [at]),
      };
      const { hours } = count;
      return [{ scenario, at, hours, open, calendar: leaf.name, compared, share, days }];
    });
  });
}

function conflictOf(study: Study, group: readonly (readonly Conflict[])[]): Finding {
  const conflicts = group.flat();
  const [first] = conflicts;
  if (first === undefined) throw new Error('A group is never empty.');
  const most = new Map<string, Conflict>();
  for (const conflict of conflicts) {
    const held = most.get(conflict.scenario.name);
    if (held === undefined || conflict.share.held > held.share.held) {
      most.set(conflict.scenario.name, conflict);
    }
  }
  const leading = most.get(first.scenario.name) ?? first;
  const told = group.map((same) => {
    const calendars = [...new Set(same.map(({ calendar }) => calendar))];
    const verb = calendars.length === 1 ? 'are' : 'are each';
    return `the ${listed(calendars)} ${verb} ${same[0]?.open}`;
  });
  const names = study.scenarios.map(({ name }) => name);
  const kind = kindAt(study, leading.at);
  const days = `${leading.days} business ${leading.days === 1 ? 'day' : 'days'}`;
  return finding('day-length', {
    clauses: clausesOf(conflicts.map(({ scenario, at }) => scenario.owed[at]?.clause)),
    says: `A business day is counted as ${first.hours} business hours, but ${listed(told)}.`,
    holds_under: names.filter((name) => most.has(name)),
    gone_under: names.filter((name) => !most.has(name)),
    witness: farthestApart(study, leading.compared, [
      `${whoseName(study.policy, kind)} as ${leading.days * leading.hours} business hours`,
      `the same time ${days} on`,
    ]),
    shares: [...most.values()].map(({ share }) => share),
  });
}

/** How long the calendar is open on the weekdays on which it is not open for so many hours; null if there are none. */
function otherLengths({ windows }: LeafCalendar, hours: number): string | null {
  const lengths = new Map<string, number>();
  for (const { days, opens, closes } of windows) {
    const open = hoursOf(closes) - hoursOf(opens);
    for (const day of daysOf(days)) {
      lengths.set(day, (lengths.get(day) ?? 0) + (open > 0 ? open : open + 24));
    }
  }
  const other = [...lengths].filter(([, length]) => length !== hours);
  if (other.length === 0) return null;
  const [[, length = 0] = []] = other;
  const isAlways = other.length === lengths.size && other.every(([, each]) => each === length);
  if (isAlways) return `open for ${length} h a day`;
  const byLength = new Map<number, string[]>();
  for (const [day, each] of other) byLength.set(each, [...(byLength.get(each) ?? []), day]);
  const told = [...byLength].map(([each, days]) => `${each} h on ${daysText(days)}`);
  return `open for ${listed(told)}`;
}

function hoursOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours + minutes / 60;
}

const dayNames: Readonly<Record<string, string>> = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
};

/** "Mondays to Thursdays", "Mondays and Wednesdays", of days in the order of the calendar. */
function daysText(days: readonly string[]): string {
  const week = Object.keys(dayNames);
  const names = days.map((day) => dayNames[day] ?? day);
  const isRun = days.every(
    (day, place) => place === 0 || week.indexOf(day) === week.indexOf(days[place - 1] ?? '') + 1,
  );
  return isRun && days.length > 2 ? `${names[0]} to ${names.at(-1)}` : listed(names);
}
