import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/main.js';
import { captureIo } from '../cli/captured-io.js';
import { lines } from '../ingest/desk.js';

const policy = `id: acme
version: '1'
name: Acme Support
effective: { from: 2026-01-01 }
source: { title: Acme terms }
tiers:
  - { id: gold, name: Gold }
severities:
  - { id: high, name: High }
  - { id: low, name: Low }
holidays:
  company:
    name: Company holidays
    covers: { from: 2025-01-01, to: 2027-12-31 }
    dates:
      2026-03-19: Founders' Day
calendars:
  office:
    name: Office hours
    zone: Europe/Madrid
    windows:
      - { days: mon-fri, opens: '09:00', closes: '17:00' }
    holidays: [company]
hours:
  - { calendar: office }
promises:
  first_response:
    clause: AC-01
    targets:
      gold: { high: 1 business hour, low: 1 - 2 business hours }
clauses:
  AC-01: { heading: Response, paraphrase: How soon a person answers., class: computed, by: first_response }
readings:
  which-end:
    clause: AC-01
    question: Which end of a range binds?
    options:
      upper: { says: The later one., mark: lenient }
      lower: { says: The earlier one., mark: strict, patch: { range: lower } }
`;

/** Cases 1 to 9 of March 2026, opened at 10:30 in Madrid; case 9 is not answered. */
const days = [2, 3, 4, 5, 9, 18, 19, 27, 30];

const tickets = lines(
  'Ticket,Customer,Created,Weight',
  ...days.map((day, place) => {
    const account = place % 3 === 2 ? 'A-2' : 'A-1';
    const weight = place % 2 === 0 ? 'urgent' : 'normal';
    return `C-${place + 1},${account},${String(day).padStart(2, '0')}/03/2026 10:30,${weight}`;
  }),
);

const map = `table: cases
columns: { case_id: Ticket, account_id: Customer, opened_at: Created, severity: Weight }
formats: { opened_at: '%d/%m/%Y %H:%M' }
values: { severity: { urgent: high, normal: low } }
`;

const events = lines(
  'case_id,at,type,actor_type,visibility,event_id',
  ...days.slice(0, 8).map((day, place) => {
    const at = `2026-03-${String(day).padStart(2, '0')}T${10 + (place % 3)}:45:00Z`;
    return `C-${place + 1},${at},message,agent,public,E-${place + 1}`;
  }),
  'C-1,2026-03-31T12:00:00Z,hello,agent,public,E-99',
);

const accounts = lines(
  'account_id,name,time_zone',
  'A-1,Áèri,Europe/Madrid',
  'A-2,Ítem,Pacific/Apia',
);
const contracts = lines(
  'account_id,policy,tier,starts_on',
  'A-1,acme,gold,2026-01-01',
  'A-2,acme,gold,2026-01-01',
);

const config = `policies: [acme.yaml]
zone: Europe/Madrid
ingest:
  - { files: [accounts.csv, contracts.csv, exports/events.csv] }
  - { files: [exports/tickets.csv], map: tickets.yaml }
as_of: 2026-03-31T12:00:00Z
`;

/** A workspace of nine cases in a folder of its own, replayed, and the program run in it. */
export interface World {
  readonly folder: string;
  readonly punctual: (...argv: string[]) => Promise<Said>;
  readonly remove: () => void;
}

export interface Said {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Makes the workspace and replays it. */
export async function makeWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-pack-test-'));
  mkdirSync(join(folder, 'exports'));
  const files = {
    'acme.yaml': policy,
    'accounts.csv': accounts,
    'contracts.csv': contracts,
    'exports/events.csv': events,
    'exports/tickets.csv': tickets,
    'tickets.yaml': map,
    'punctual.yaml': config,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const punctual = async (...argv: string[]): Promise<Said> => {
    const io = captureIo({ cwd: folder });
    const exitCode = await run(argv, io);
    return { exitCode, out: io.out(), err: io.err() };
  };
  await must(punctual('ingest', 'accounts.csv', 'contracts.csv', 'exports/events.csv'));
  await must(punctual('ingest', 'exports/tickets.csv', '--map', 'tickets.yaml'));
  await must(punctual('replay'));
  return { folder, punctual, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function must(said: Promise<Said>): Promise<void> {
  const { exitCode, out, err } = await said;
  if (exitCode !== 0) throw new Error(`${out}${err}`);
}
