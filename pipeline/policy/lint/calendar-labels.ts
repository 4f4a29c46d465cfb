import type { LeafCalendar, Policy } from '../schema.js';
import { type Finding, finding } from './finding.js';
import { clausesOf, listed } from './names.js';
import type { Study } from './study.js';

/** What the text writes of zones, times and holidays that does not say enough to open and close an office by it. */
export function findCalendarLabels({ policy }: Study): Finding[] {
  const leaves = Object.entries(policy.calendars).flatMap(([id, calendar]) =>
    'union' in calendar ? [] : [{ id, calendar }],
  );
  return [...zones(policy, leaves), ...clocks(policy, leaves), ...holidays(policy, leaves)];
}

interface Leaf {
  readonly id: string;
  readonly calendar: LeafCalendar;
}

function zones(policy: Policy, leaves: readonly Leaf[]): Finding[] {
  return groupedBy(leaves, ({ calendar }) => calendar.as_written?.zone).flatMap(([label, held]) => {
    const told = { ...tied(policy, held, 'zone'), clauses: clausesFor(policy, held, 'zone') };
    const taken = listed([...new Set(held.map(({ calendar }) => calendar.zone))]);
    if (label === 'none') {
      const says = `${hoursOf(held)} ${held.length === 1 ? 'has' : 'have'} no zone in the text; the file takes ${taken}.`;
      return [finding('zone-missing', { ...told, says })];
    }
    if (isPlainZone(label)) return [];
    const says = `“${label}” names no one zone: ${meanings(label)}; the file takes ${taken}.`;
    return [finding('zone-label', { ...told, says })];
  });
}

function clocks(policy: Policy, leaves: readonly Leaf[]): Finding[] {
  return groupedBy(leaves, ({ calendar }) => calendar.as_written?.hours)
    .filter(([label]) => /\b12(:00)? ?[ap]\.?m\b/i.test(label))
    .map(([label, held]) =>
      finding('clock-label', {
        ...tied(policy, held, 'windows'),
        clauses: clausesFor(policy, held, 'windows'),
        says: `“${label}” does not say whether twelve is midnight or noon; the file takes ${listed([...new Set(held.flatMap(({ calendar }) => calendar.windows.map((window) => window.closes)))])}.`,
      }),
    );
}

function holidays(policy: Policy, leaves: readonly Leaf[]): Finding[] {
  return groupedBy(leaves, ({ calendar }) => calendar.as_written?.holidays).flatMap(
    ([words, held]) => {
      const bare = held.filter(({ calendar }) => {
        const hasList = !Array.isArray(calendar.holidays) || calendar.holidays.length > 0;
        return calendar.as_written?.holiday_list === 'none' || !hasList;
      });
      if (bare.length === 0) return [];
      const lists = [...new Set(bare.flatMap(({ calendar }) => listsOf(policy, calendar)))];
      const taken = lists.length === 0 ? 'none' : `those of ${listed(lists)}`;
      const says = `The text closes on “${words}” and does not say which days they are; the file takes ${taken}.`;
      const told = {
        ...tied(policy, bare, 'holidays'),
        clauses: clausesFor(policy, bare, 'holidays'),
      };
      return [finding('holidays-unlisted', { ...told, says })];
    },
  );
}

function listsOf({ holidays: lists }: Policy, { holidays: rule }: LeafCalendar): string[] {
  if (!Array.isArray(rule) && 'table' in rule) return ['your own table'];
  return (Array.isArray(rule) ? rule : rule.common).map((id) => `“${lists[id]?.name ?? id}”`);
}

function groupedBy(
  leaves: readonly Leaf[],
  labelOf: (leaf: Leaf) => string | undefined,
): [string, Leaf[]][] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const label = labelOf(leaf);
    if (label !== undefined) groups.set(label, [...(groups.get(label) ?? []), leaf]);
  }
  return [...groups];
}

function hoursOf(held: readonly Leaf[]): string {
  return listed(held.map(({ calendar }) => calendar.name));
}

/** The readings that put something else in this place of one of the calendars. */
function tied(policy: Policy, held: readonly Leaf[], place: string): Pick<Finding, 'readings'> {
  const isMeant = (path: string) =>
    held.some(({ id }) => path.startsWith(`calendars.${id}.${place}`));
  const readings = Object.entries(policy.readings).filter(([, { options }]) =>
    Object.values(options).some(({ patch }) => Object.keys(patch ?? {}).some(isMeant)),
  );
  return { readings: readings.map(([id]) => id) };
}

/** The clause that the calendar names, else those of the readings that ask about it. */
function clausesFor(policy: Policy, held: readonly Leaf[], place: string): string[] {
  const key = place === 'holidays' ? 'holiday_clause' : 'clause';
  const own = held.flatMap(({ calendar }) => calendar.as_written?.[key] ?? []);
  const asked = tied(policy, held, place).readings.map((id) => policy.readings[id]?.clause);
  return clausesOf(own.length > 0 ? own : asked);
}

/** A place by name or an offset from UTC: what can be looked up and means one thing. */
function isPlainZone(label: string): boolean {
  return (
    /^[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+$/.test(label) || /^UTC([+-]\d{1,2}(:\d{2})?)?$/.test(label)
  );
}

const known: readonly (readonly [RegExp, string])[] = [
  [/^GMT$/i, 'it may be the civil time of the UK, an hour ahead in summer, or UTC all year'],
  [
    /^(A.*EST|Australian E(S|D)?T|AES?T|Australian Eastern( Time)?)$/i,
    'it may be Sydney, with summer time, or Brisbane, without',
  ],
  [
    /^(USA? )?E(S|D)?T$|^(US )?Eastern( Time)?$/i,
    'it may be the civil time of New York or five hours behind UTC all year',
  ],
  [/^C(S|D)?T$|^Central/i, 'it may be the civil time of Chicago or six hours behind UTC all year'],
  [
    /^P(S|D)?T$|^Pacific/i,
    'it may be the civil time of Los Angeles or eight hours behind UTC all year',
  ],
  [/^IST$/i, 'it may be Israel, India or Ireland'],
  [/^BST$/i, 'it may be the UK in summer or Bangladesh'],
];

function meanings(label: string): string {
  return (
    known.find(([shape]) => shape.test(label))?.[1] ?? 'it is no place whose clock can be looked up'
  );
}
