import type { LoadedPolicy } from '../../policy/load.js';
import { parseTarget } from '../../policy/target.js';
import { civilZone } from '../../policy/zone.js';
import { rewritten } from '../rewritten.js';
import { type Change, either, namedAs } from '../terms.js';

const day = '(?:mon|tue|wed|thu|fri|sat|sun)';
const window = new RegExp(
  `(${day}(?:[-,]${day})*)\\s+(\\d{1,2}:\\d{2})\\s*[-–]\\s*(\\d{1,2}:\\d{2})`,
  'g',
);
const hoursOf = /^(.+\d)\s+([A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*|UTC)(?:\s+holidays\s+(\S+))?$/;

/** Judged in these hours, whoever the customer is: one of the policy's calendars, around the clock, or hours as written. */
export function changeCalendar(policies: readonly LoadedPolicy[], asked: string): Change {
  const calendars = policies.flatMap(({ policy }) =>
    Object.entries(policy.calendars).map(([id, { name }]) => ({ id, name })),
  );
  const known = [{ id: 'always', name: 'around the clock' }, ...calendars];
  const named = namedAs(known, asked);
  if (named !== undefined) {
    const changed = policies.map((loaded) =>
      rewritten(loaded, { hours: [{ calendar: named.id }] }),
    );
    return done(changed, named.name);
  }
  const found = readHours(asked);
  const lists = [...new Set(policies.flatMap(({ policy }) => Object.keys(policy.holidays)))];
  const strange = found?.holidays.filter((list) => !lists.includes(list)) ?? [];
  if (found === null || strange.length > 0) {
    const failure = {
      code: 'whatif.calendar',
      message:
        found === null
          ? `"${asked}" is no calendar of the policy and no hours.`
          : `The policy has no holiday list ${strange.map((list) => `"${list}"`).join(', ')}.`,
      hint:
        found === null
          ? `Name ${either([...new Set(known.map(({ id }) => id))])}, or write hours like "mon-fri 09:00-17:00 Europe/London" or "mon-fri 09:00-17:00, sat 10:00-14:00 UTC holidays ${lists[0] ?? 'uk'}".`
          : lists.length === 0
            ? 'It has none; leave the holidays away.'
            : `Name ${either(lists)}.`,
    };
    return { policies, changes: [], failures: [failure] };
  }
  const calendar = { name: asked, ...found };
  const changed = policies.map((loaded) =>
    rewritten(loaded, {
      calendars: { ...(loaded.raw.calendars as object), 'what-if': calendar },
      hours: [{ calendar: 'what-if' }],
    }),
  );
  return done(changed, asked.trim());
}

function done(policies: readonly LoadedPolicy[], calendar: string): Change {
  const targets = policies.flatMap(({ policy }) =>
    Object.values(policy.promises).flatMap((promised) =>
      promised === undefined || !('targets' in promised)
        ? []
        : Object.values(promised.targets).flatMap((row) => Object.values(row)),
    ),
  );
  const isWall = targets.some(
    (cell) => parseTarget(typeof cell === 'string' ? cell : cell.target)?.unit === 'wall',
  );
  const note = 'Targets in plain hours run around the clock, so no calendar moves them.';
  return { policies, changes: [{ kind: 'calendar', calendar }], notes: isWall ? [note] : [] };
}

/** Hours as written, or null where the text is none. */
function readHours(text: string) {
  const [, weekly = '', zone = '', holidays] = hoursOf.exec(text.trim()) ?? [];
  const windows = [...weekly.matchAll(window)].map(([, days = '', opens = '', closes = '']) => ({
    days,
    opens: opens.padStart(5, '0'),
    closes: closes === '00:00' || closes === '0:00' ? '24:00' : closes.padStart(5, '0'),
  }));
  const isAll = weekly.replace(window, '').replace(/[\s,;]/g, '') === '';
  const isTime = windows.every(({ opens, closes }) => opens < '24:00' && closes <= '24:00');
  if (windows.length === 0 || !isAll || !isTime || civilZone(zone) === null) return null;
  return { zone, windows, holidays: holidays?.split(',') ?? [] };
}
