import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipeline/root.js';

type Week = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export interface PeerCalendar {
  readonly timeZone: string;
  readonly week: Week;
  readonly holidays?: readonly string[];
  readonly recurringHolidays?: readonly string[];
  readonly overrides?: Week;
  readonly breaks?: Week;
}

export interface PeerClock {
  readonly metric: string;
  readonly start: string;
  readonly targetMinutes: number;
  readonly pauses?: readonly (readonly [string, string])[];
  readonly stop?: string;
  readonly expectedDueAt?: string;
  readonly expectedElapsedMinutes?: number;
  readonly expectedBreached?: boolean;
}

/** One case of another product's test suite, as `../shared/oracles/README.md` describes it. */
export interface PeerCase {
  readonly id: string;
  readonly calendar: PeerCalendar;
  readonly kind?: string;
  readonly from: string;
  readonly to: string | null;
  readonly duration: string | null;
  readonly days?: number;
  readonly endOfWorkingDay?: boolean;
  readonly ranges?: readonly (readonly [string, string])[];
  readonly landing?: string;
  readonly expectedSeconds: number | null;
  readonly expectedDue: string | null;
  readonly expectedActive?: boolean;
  readonly expectedWindows?: readonly (readonly [string, string])[];
  readonly clocks?: readonly PeerClock[] | null;
  readonly bruteForce: { readonly agrees: boolean | null; readonly dueAtEndOfWindow?: string };
}

const folder = join(packageRoot, '..', 'shared', 'oracles');

/** Why the cases cannot be run here; null where they can. */
export const absent: string | null = existsSync(folder)
  ? null
  : 'the folder ../shared/oracles is not beside this one';

/** Every case of every peer, in the order of the files. */
export function peerCases(): PeerCase[] {
  if (absent !== null) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as PeerCase[]);
}
