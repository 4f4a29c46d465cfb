import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DateTime } from 'luxon';
import { zone } from './desk-hours.js';

/** What an incident looked like from one minute on. */
export interface Moment {
  readonly at: number;
  readonly state: string;
  readonly assignee: string;
  readonly priority: string;
  /** An agent changed the state or the assignee in this minute. */
  readonly isByAgent: boolean;
}

export interface Incident {
  readonly number: string;
  readonly openedAt: number;
  readonly firstPriority: string;
  readonly madeSla: boolean;
  readonly moments: readonly Moment[];
}

const wanted = [
  'number',
  'incident_state',
  'sys_mod_count',
  'made_sla',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'priority',
  'assigned_to',
] as const;

type Update = Readonly<Record<(typeof wanted)[number], string>>;

const automatic = ['Updated by 908', 'system', 'guest'];
const instants = new Map<string, number>();

/** The incidents of the log, read without Punctual. */
export function readIncidents(path: string): Incident[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const names = header.trim().split(',');
  const places = wanted.map((name) => [name, names.indexOf(name)] as const);
  const incidents = new Map<string, Update[]>();
  for (const line of lines) {
    const fields = line.trim().split(',');
    if (fields.length !== names.length) throw new Error(`Not ${names.length} fields: ${line}`);
    const update = Object.fromEntries(
      places.map(([name, place]) => [name, fields[place] ?? '']),
    ) as Update;
    const own = incidents.get(update.number);
    if (own === undefined) incidents.set(update.number, [update]);
    else own.push(update);
  }
  return [...incidents.values()].map(incidentOf);
}

function incidentOf(own: readonly Update[]): Incident {
  const updates = [...own].sort(
    (a, b) =>
      instantOf(a.sys_updated_at) - instantOf(b.sys_updated_at) ||
      Number(a.sys_mod_count) - Number(b.sys_mod_count),
  );
  const moments: Moment[] = [];
  let state = 'New';
  let assignee = '?';
  for (const update of updates) {
    const at = instantOf(update.sys_updated_at);
    const next = update.incident_state === '-100' ? state : update.incident_state;
    const given = update.assigned_to;
    const hasChanged = next !== state || given !== assignee;
    const isAgent = !automatic.includes(update.sys_updated_by);
    const last = moments.at(-1);
    const isSameMinute = last?.at === at;
    if (isSameMinute) moments.pop();
    moments.push({
      at,
      state: next,
      assignee: given,
      priority: update.priority,
      isByAgent: (hasChanged && isAgent) || (isSameMinute && last.isByAgent),
    });
    state = next;
    assignee = given;
  }
  return {
    number: updates[0]?.number ?? '',
    openedAt: instantOf(updates[0]?.opened_at),
    firstPriority: updates[0]?.priority ?? '',
    madeSla: updates.at(-1)?.made_sla === 'true',
    moments,
  };
}

function instantOf(text = ''): number {
  const known = instants.get(text);
  if (known !== undefined) return known;
  const read = DateTime.fromFormat(text, 'd/M/yyyy HH:mm', { zone });
  if (!read.isValid) throw new Error(`Not an instant: ${text}`);
  instants.set(text, read.toMillis());
  return read.toMillis();
}
