import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MonthlyFindings, RunDifference } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { loadPolicies } from '../../pipeline/policy/load.js';
import { type Published, publishMonth } from '../../pipeline/publish/publish.js';
import { replay } from '../../pipeline/replay.js';
import type { WaiverRegister } from '../../pipeline/waivers/contract.js';
import { atDesk, type Desk, lines } from '../ingest/desk.js';

/** What a test says otherwise of the policy. */
export interface Terms {
  readonly version?: string;
  readonly high?: string;
  readonly paraphrase?: string;
  /** The house option of the reading of ranges. */
  readonly house?: 'upper' | 'lower';
}

const options = {
  upper: 'upper: { says: The later one., mark: lenient',
  lower: 'lower: { says: The earlier one., mark: strict',
} as const;

/** The policy of the stories, as a test says it. */
export function policyText({
  version = '1',
  high = '1 hour',
  paraphrase = 'How soon.',
  house = 'upper',
}: Terms) {
  const other = house === 'upper' ? 'lower' : 'upper';
  return `id: acme
version: '${version}'
name: Acme Support
effective: { from: 2026-01-01 }
source: { title: Acme terms }
tiers:
  - { id: gold, name: Gold }
  - { id: basic, name: Basic }
severities:
  - { id: outage, name: Outage }
  - { id: high, name: High }
  - { id: low, name: Low }
calendars:
  office:
    name: Office hours
    zone: UTC
    windows:
      - { days: mon-fri, opens: '09:00', closes: '17:00' }
    holidays: { table: acme }
hours:
  - { calendar: office }
range: ${house}
settings:
  widespread: { minutes: 60, share: 0.5 }
rules:
  crowd:
    clause: AC-02
    when: { severity: outage, is_widespread: false }
    reason: reported by too few accounts
    effect: { exclude: all }
promises:
  first_response:
    clause: AC-01
    targets:
      gold: { outage: 1 hour, high: ${high}, low: 1 - 2 business hours }
      basic: { outage: 4 hours, high: 6 hours, low: 2 - 8 business hours }
clauses:
  AC-01: { heading: Response, paraphrase: ${paraphrase}, class: computed, by: [first_response, readings.which-end] }
  AC-02: { heading: Outage, paraphrase: An outage is one that several report., class: computed, by: [settings.widespread, rules.crowd] }
readings:
  which-end:
    clause: AC-01
    question: Which end of a range binds?
    options:
      ${options[house]} }
      ${options[other]}, patch: { range: ${other} } }
`;
}

const head = 'case_id,account_id,opened_at,severity,subject';
const eventHead = 'event_id,case_id,at,type,actor_type,visibility,value';

/** A case row. */
export const caseRow = (id: string, account: string, opened: string, severity = 'high') =>
  `${id},${account},${opened},${severity},Something`;
/** An agent's public message. */
export const answer = (event: string, id: string, at: string) =>
  `${event},${id},${at},message,agent,public,`;
export const cases = (...rows: readonly string[]) => lines(head, ...rows);
export const events = (...rows: readonly string[]) => lines(eventHead, ...rows);

const days = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17].map((day) => String(day).padStart(2, '0'));

/** Twelve cases of A answered in time, two of B too late, one low case of B on the edge, an outage that only A told, one of C that nobody has answered. */
export const marchFiles = {
  'cases.csv': cases(
    ...days.map((day) => caseRow(`A-${day}`, 'A', `2026-03-${day}T10:00:00Z`)),
    caseRow('B-late', 'B', '2026-03-10T10:00:00Z'),
    caseRow('B-worse', 'B', '2026-03-11T10:00:00Z'),
    caseRow('B-edge', 'B', '2026-03-12T10:00:00Z', 'low'),
    caseRow('A-outage', 'A', '2026-03-18T10:00:00Z', 'outage'),
    caseRow('C-open', 'C', '2026-03-31T16:30:00Z', 'low'),
    caseRow('B-friday', 'B', '2026-03-20T16:00:00Z', 'low'),
  ),
  'events.csv': events(
    ...days.map((day) => answer(`e-${day}`, `A-${day}`, `2026-03-${day}T10:20:00Z`)),
    answer('e-late', 'B-late', '2026-03-10T12:00:00Z'),
    answer('e-worse', 'B-worse', '2026-03-11T15:00:00Z'),
    answer('e-edge', 'B-edge', '2026-03-12T11:30:00Z'),
    answer('e-outage', 'A-outage', '2026-03-18T13:00:00Z'),
    answer('e-friday', 'B-friday', '2026-03-24T09:30:00Z'),
  ),
  'accounts.csv': lines('account_id,name', 'A,Anvil', 'B,Bolt', 'C,Crane'),
  'contracts.csv': lines(
    'account_id,policy,tier,starts_on,plan',
    ...['A', 'B', 'C'].map((id) => `${id},acme,gold,2026-01-01,paid`),
  ),
  'holidays.csv': lines('date,calendar,name', '2026-01-01,acme,New Year'),
};

/** A workspace whose March was published, and what a test may do to it afterwards. */
export interface Office extends Desk {
  readonly published: string;
  /** Replays all that was taken: as of the evening of 31 March unless told, under the terms that a test says. */
  readonly judge: (terms?: Terms, asOf?: string) => Promise<void>;
  /** The same without other readings. */
  readonly judgeHouse: () => Promise<void>;
  /** Lays these misses of the register before every report that follows. */
  readonly waive: (...caseIds: readonly string[]) => void;
  readonly month: (month?: string) => Promise<MonthlyFindings>;
  /** What March said when it was published first. */
  readonly first: () => Promise<MonthlyFindings>;
  readonly publish: (month?: string) => Promise<Published>;
  /** What March says now against what was published of it. */
  readonly since: () => Promise<RunDifference>;
}

function registerOf(caseIds: readonly string[]): WaiverRegister {
  const waivers = caseIds.map((caseId, index) => ({
    row: index + 1,
    caseId,
    obligationId: null,
    promise: null,
    reason: 'agreed',
    approver: 'Ann',
    approvedOn: '2026-04-01',
    note: null,
  }));
  return { file: 'waivers.csv', sha256: String(waivers.length), duplicates: 0, waivers };
}

/** Makes the workspace, publishes its March, and gives it to the test. */
export async function afterMarch<Result>(
  work: (office: Office) => Promise<Result>,
): Promise<Result> {
  return atDesk(async (desk) => {
    for (const [name, content] of Object.entries(marchFiles)) {
      await desk.take(name, content, { exportedAt: '2026-04-02T00:00:00Z' });
    }
    const published = join(desk.folder, 'published');
    let waivers: WaiverRegister | null = null;
    const month = (of = '2026-03') =>
      findMonth(desk.warehouse, {
        policy: 'acme',
        month: of,
        account: null,
        zone: 'UTC',
        period: 'due',
        published,
        waivers,
      });
    let first: MonthlyFindings | null = null;
    const judged = async (terms: Terms, asOf: string, scenarios: 'all' | 'house') => {
      const path = join(desk.folder, 'acme.yaml');
      writeFileSync(path, policyText(terms));
      await replay(desk.warehouse, {
        policies: loadPolicies([path], () => 'acme.yaml'),
        asOfMs: Date.parse(asOf),
        scenarios,
      });
    };
    const office: Office = {
      ...desk,
      first: async () => first ?? (await month()),
      published,
      judge: (terms = {}, asOf = '2026-03-31T18:00:00Z') => judged(terms, asOf, 'all'),
      judgeHouse: () => judged({}, '2026-03-31T18:00:00Z', 'house'),
      month,
      publish: async (of) => publishMonth(desk.warehouse, published, await month(of), waivers),
      waive: (...caseIds) => {
        waivers = registerOf(caseIds);
      },
      since: async () => {
        const { restatement } = await month();
        if (restatement?.since == null) throw new Error('March was not published.');
        return restatement.since;
      },
    };
    await office.judge();
    first = await month();
    await office.publish();
    return work(office);
  });
}
