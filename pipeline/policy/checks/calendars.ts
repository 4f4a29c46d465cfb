import type { Problem } from '../problem.js';
import type { Policy } from '../schema.js';
import { civilZone } from '../zone.js';

const minutesPerDay = 24 * 60;
const minutesPerWeek = 7 * minutesPerDay;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface Hours {
  readonly opens: string;
  readonly closes: string;
}

/** Zones that do not exist, windows that are empty or overlap, and names that are taken. */
export function checkCalendars(policy: Policy): Problem[] {
  return [
    ...Object.entries(policy.calendars).flatMap(([id, calendar]) => {
      const path = ['calendars', id];
      if (id === 'always') return [reserved(path)];
      if ('union' in calendar) return [];
      return [
        ...checkZone([...path, 'zone'], calendar.zone),
        ...checkWindows([...path, 'windows'], calendar.windows),
      ];
    }),
    ...Object.entries(policy.holidays).flatMap(([list, { dates }]) =>
      Object.entries(dates).flatMap(([date, day]) =>
        typeof day === 'string'
          ? []
          : checkWindows(
              ['holidays', list, 'dates', date, 'hours'],
              day.hours.map((hours) => ({ ...hours, days: 'mon' })),
            ),
      ),
    ),
  ];
}

function checkZone(path: readonly PropertyKey[], zone: string): Problem[] {
  if (civilZone(zone) !== null) return [];
  return [
    {
      path,
      code: 'policy.unknown-zone',
      message: `${path.map(String).join('.')}: there is no time zone "${zone}".`,
      hint: 'Write an IANA zone such as Europe/London, or a fixed offset such as UTC+10 or UTC-5.',
    },
  ];
}

function checkWindows(
  path: readonly PropertyKey[],
  windows: readonly (Hours & { readonly days: string })[],
): Problem[] {
  const empty = windows.flatMap((window, index) =>
    window.opens === window.closes || window.opens === '24:00'
      ? [emptyWindow([...path, index], window)]
      : [],
  );
  const spans = windows.flatMap((window, index) =>
    daysOf(window.days).map((day) => ({ index, ...spanOf(window, day) })),
  );
  const met = new Set<string>();
  const overlaps = spans.flatMap((span, place) =>
    spans.slice(0, place).flatMap((earlier) => {
      const pair = `${earlier.index} ${span.index}`;
      if (met.has(pair) || !meet(earlier, span)) return [];
      met.add(pair);
      return [overlapping([...path, span.index], windows[earlier.index], windows[span.index])];
    }),
  );
  return [...empty, ...overlaps];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanOf({ opens, closes }: Hours, day: number): Span {
  const from = day * minutesPerDay + minutesOf(opens);
  const to = day * minutesPerDay + minutesOf(closes);
  return { from, to: to < from ? to + minutesPerDay : to };
}

function meet(a: Span, b: Span): boolean {
  return [-minutesPerWeek, 0, minutesPerWeek].some(
    (shift) => a.from + shift < b.to && b.from < a.to + shift,
  );
}

/** The days that `mon-fri`, `sun-thu` or `mon,wed` name, Monday being 0. */
function daysOf(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const from = weekdays.indexOf(first);
    const count = ((weekdays.indexOf(last) - from + 7) % 7) + 1;
    return Array.from({ length: count }, (_, index) => (from + index) % 7);
  });
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function reserved(path: readonly PropertyKey[]): Problem {
  return {
    path,
    code: 'policy.reserved-name',
    message: 'The calendar "always" is built in: around the clock, every day.',
    hint: 'Give this calendar another id, or leave it out and use the built-in one.',
  };
}

function emptyWindow(path: readonly PropertyKey[], { opens, closes }: Hours): Problem {
  return {
    path,
    code: 'policy.empty-window',
    message: `${path.map(String).join('.')}: a window from ${opens} to ${closes} is empty.`,
    hint: 'Let it close later than it opens; a whole day is 00:00 to 24:00.',
  };
}

function overlapping(
  path: readonly PropertyKey[],
  one: (Hours & { readonly days: string }) | undefined,
  other: (Hours & { readonly days: string }) | undefined,
): Problem {
  const told = (window: typeof one) => `${window?.days} ${window?.opens}–${window?.closes}`;
  return {
    path,
    code: 'policy.overlapping-windows',
    message: `${path.map(String).join('.')}: ${told(other)} overlaps ${told(one)}.`,
    hint: 'Let the windows of a calendar follow one another, or join them into one.',
  };
}
