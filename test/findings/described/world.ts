import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedFindings } from '../../../pipeline/findings/contract.js';
import { findMonth, type MonthlyScope } from '../../../pipeline/findings/monthly.js';
import { type LoadedPolicy, loadPolicies } from '../../../pipeline/policy/load.js';
import { replay } from '../../../pipeline/replay.js';
import { atDesk, type Desk, lines } from '../../ingest/desk.js';

const clauses = [1, 2, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]
  .map(
    (n) =>
      `  AC-${String(n).padStart(2, '0')}: { heading: Clause ${n}, paraphrase: It says something. }\n`,
  )
  .join('');

/** Every clause that can be described, over office hours from Monday to Friday, 09:00 to 17:00 UTC. */
const policy = `id: acme
version: '1'
name: Acme Support
effective: { from: 2026-01-01 }
source: { title: Acme terms }
tiers:
  - { id: gold, name: Gold }
  - { id: basic, name: Basic }
severities:
  - { id: '1', name: Urgent }
  - { id: '2', name: Normal }
  - { id: '3', name: Minor }
calendars:
  office:
    name: Office hours
    zone: UTC
    windows: [{ days: mon-fri, opens: '09:00', closes: '17:00' }]
  chat:
    name: Chat hours
    zone: UTC
    windows: [{ days: mon-fri, opens: '10:00', closes: '12:00' }]
hours:
  - { when: { tier: gold }, calendar: always }
  - { calendar: office }
promises:
  first_response:
    clause: AC-01
    targets: { any: { '1': 1 hour, '2': 4 business hours, '3': 1 business day of 8 hours } }
  update:
    clause: AC-02
    pauses: [pending]
    targets: { any: { '1': 2 hours, '2': 8 business hours, '3': 16 business hours } }
descriptions:
  recategorising: { clause: AC-10 }
  status_after_response: { clause: AC-11, statuses: [solved, pending] }
  channel_hours: { clause: AC-12, channels: [chat], hours: [{ calendar: chat }] }
  out_of_hours_candidates: { clause: AC-13, severity: '1' }
  abuse_candidates: { clause: AC-14, escalations: 2, days: 30, outcomes: [nothing_found] }
  previous_case: { clause: AC-15 }
  same_engineer: { clause: AC-16 }
  customer_resource: { clause: AC-17, severity: '1', minutes: 60 }
  named_contacts: { clause: AC-18, allowed: { gold: 1, basic: 0 } }
  update_gaps: { clause: AC-19 }
  live_support: { clause: AC-20 }
  first_channel: { clause: AC-21, preferred: [portal] }
  escalations: { clause: AC-22 }
clauses:
${clauses}readings:
  severity-after-change:
    clause: AC-10
    question: Which severity binds?
    options:
      at-start: { says: The first. }
      at-stop: { says: The last., patch: { severity_binding: at_stop } }
`;

/** A case with what a test says of it. */
export interface Told {
  readonly id: string;
  readonly account?: string;
  readonly opened: string;
  readonly severity?: string;
  readonly channel?: string;
  readonly requester?: string;
  readonly previous?: string;
  readonly closure?: string;
  /** "10T09:30 message by ann", all in March 2026 and UTC. */
  readonly events?: readonly string[];
}

export interface World {
  readonly cases: readonly Told[];
  /** Account and tier; else every account is on gold. */
  readonly tiers?: Readonly<Record<string, string>>;
  readonly contacts?: readonly string[];
  readonly asOf?: string;
}

const march: MonthlyScope = {
  policy: 'acme',
  month: '2026-03',
  account: null,
  zone: 'UTC',
  period: 'due',
};

/** The described clauses of March 2026 in a world. */
export async function described(
  world: World,
  scope: Partial<MonthlyScope> = {},
): Promise<DescribedFindings> {
  return atDesk(async (desk) => {
    await replayWorld(desk, world);
    return (await findMonth(desk.warehouse, { ...march, ...scope })).described;
  });
}

/** Ingests and replays a world; gives the policy that it is judged by. */
export async function replayWorld(desk: Desk, world: World): Promise<LoadedPolicy> {
  const { cases, tiers = {}, contacts = [] } = world;
  await desk.take(
    'cases.csv',
    lines(
      'case_id,account_id,opened_at,severity,channel,requester_id,previous_case_id,closure_code',
      ...cases.map((told) =>
        [
          told.id,
          told.account ?? 'A-1',
          instantOf(told.opened),
          told.severity ?? '2',
          told.channel ?? '',
          told.requester ?? '',
          told.previous ?? '',
          told.closure ?? '',
        ].join(','),
      ),
    ),
  );
  await desk.take(
    'events.csv',
    lines(
      'case_id,at,type,actor_type,actor_id,actor_role,visibility,value',
      ...cases.flatMap(({ id, events = [] }) => events.map((event) => `${id},${factOf(event)}`)),
    ),
  );
  const accounts = [...new Set(cases.map(({ account = 'A-1' }) => account))];
  await desk.take(
    'accounts.csv',
    lines('account_id,name', ...accounts.map((id) => `${id},Account ${id}`)),
  );
  await desk.take(
    'contracts.csv',
    lines(
      'account_id,policy,tier,starts_on',
      ...accounts.map((id) => `${id},acme,${tiers[id] ?? 'gold'},2026-01-01`),
    ),
  );
  if (contacts.length > 0) {
    await desk.take(
      'contacts.csv',
      lines('account_id,contact_id,named_from,named_to', ...contacts),
    );
  }
  const path = join(desk.folder, 'acme.yaml');
  writeFileSync(path, policy);
  const policies = loadPolicies([path], () => 'acme.yaml');
  const [loaded] = policies;
  if (loaded === undefined) throw new Error('The policy was not read.');
  const asOfMs = Date.parse(world.asOf ?? '2026-04-30T00:00:00Z');
  await replay(desk.warehouse, { policies, asOfMs });
  return loaded;
}

/** The instant of "10T09:30", or of a whole date with a time. */
function instantOf(text: string): string {
  return text.length > 8 ? `${text}:00Z` : `2026-03-${text}:00Z`;
}

/** The instant of a text in milliseconds. */
export function at(text: string): number {
  return Date.parse(instantOf(text));
}

/** "10T09:30 message by ann (manager)", "10T09:30 status pending", "10T09:30 message from bea". */
function factOf(text: string): string {
  const [when = '', ...words] = text.split(' ');
  const fact = words.join(' ');
  const message = /^message by (\w+)(?: \((.+)\))?$/.exec(fact);
  if (message !== null) {
    return [instantOf(when), 'message,agent', message[1], message[2] ?? '', 'public', ''].join(',');
  }
  const other = /^(\w+)(?: (\S+))?(?: by (\w+)(?: \((.+)\))?)?$/.exec(fact);
  if (other === null) throw new Error(`No fact: ${text}`);
  const [, type, value = '', actor = '', role = ''] = other;
  const kind = actor === '' ? 'system' : actor === 'customer' ? 'customer' : 'agent';
  return [instantOf(when), type, kind, actor, role, '', value].join(',');
}
