import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPolicies } from '../../pipeline/policy/load.js';
import { replay } from '../../pipeline/replay.js';
import { type Desk, lines } from '../ingest/desk.js';

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
calendars:
  office:
    name: Office hours
    zone: UTC
    windows:
      - { days: mon-fri, opens: '09:00', closes: '17:00' }
hours:
  - { calendar: office }
promises:
  first_response:
    clause: AC-01
    targets:
      gold: { high: 1 hour, low: 1 - 2 business hours }
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

/** One case, and when it was answered if it was. */
export interface Told {
  readonly id: string;
  readonly account?: string;
  readonly severity?: 'high' | 'low';
  readonly channel?: string;
  readonly opened: string;
  readonly answered?: string;
}

/** Ingests cases of accounts on Gold, with what else is given, and replays them. */
export async function replayed(
  desk: Desk,
  cases: readonly Told[],
  asOf: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const accounts = [...new Set(cases.map(({ account = 'A-1' }) => account))];
  await desk.take(
    'cases.csv',
    lines(
      'case_id,account_id,opened_at,severity,channel,assignment_group',
      ...cases.map(
        ({ id, account = 'A-1', severity = 'high', channel = 'email', opened }) =>
          `${id},${account},${opened},${severity},${channel},Desk`,
      ),
    ),
  );
  await desk.take(
    'events.csv',
    lines(
      'case_id,at,type,actor_type,visibility,value',
      ...cases.map(({ id, opened }) => `${id},${opened},status,system,,open`),
      ...cases.flatMap(({ id, answered }) =>
        answered === undefined ? [] : [`${id},${answered},message,agent,public,`],
      ),
    ),
  );
  await desk.take(
    'accounts.csv',
    lines('account_id,name', ...accounts.map((account) => `${account},Account ${account}`)),
  );
  await desk.take(
    'contracts.csv',
    lines(
      'account_id,policy,tier,starts_on',
      ...accounts.map((account) => `${account},acme,gold,2026-01-01`),
    ),
  );
  for (const [name, content] of Object.entries(more)) await desk.take(name, content);
  const path = join(desk.folder, 'acme.yaml');
  writeFileSync(path, policy);
  await replay(desk.warehouse, {
    policies: loadPolicies([path], () => 'acme.yaml'),
    asOfMs: Date.parse(asOf),
  });
}
