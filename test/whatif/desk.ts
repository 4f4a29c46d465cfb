import { afterAll, beforeAll } from 'vitest';
import { parse } from 'yaml';
import { datesFromTo } from '../../pipeline/findings/periods.js';
import type { WhatIfFinding, WhatIfPromise } from '../../pipeline/findings/whatif-contract.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import { policySchema } from '../../pipeline/policy/schema.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { judgeWhatIf, type WhatIfTerms } from '../../pipeline/whatif/judge.js';
import { warehouseOf } from '../stories/warehouse.js';

/** 09:00–17:00 in London, Monday to Friday; Gold has four hours at high, Silver eight business hours. */
const desk = `
id: desk
version: '1'
name: Desk
effective: { from: 2020-01-01 }
source: { title: Made up for what-ifs }
tiers: [{ id: gold, name: Gold }, { id: silver, name: Silver }]
severities: [{ id: high, name: High }, { id: low, name: Low }]
calendars:
  office:
    name: Office hours
    zone: Europe/London
    windows: [{ days: mon-fri, opens: '09:00', closes: '17:00' }]
hours: [{ calendar: office }]
promises:
  first_response:
    clause: DE-01
    targets:
      gold: { high: 4 hours, low: 8 business hours }
      silver: { high: 8 business hours }
  update:
    clause: DE-02
    targets: { gold: { any: 1 business day } }
clauses: {}
`;

/** Another policy: severities by numbers, no tiers, nothing for 2. */
const other = `
id: counter
version: '3'
name: Counter
effective: { from: 2024-05-01 }
source: { title: Made up for what-ifs }
tiers: []
severities: [{ id: '1', name: One }, { id: '2', name: Two }, { id: '3', name: Three }]
calendars:
  late:
    name: Late hours
    zone: Europe/London
    windows: [{ days: mon-sun, opens: '12:00', closes: '20:00' }]
hours: [{ calendar: late }]
promises:
  first_response:
    clause: CO-01
    targets: { any: { '1': 2 business hours, '3': 3 business hours } }
clauses: {}
`;

export const deskPolicy = loaded(desk);
export const counterPolicy = loaded(other);

function loaded(text: string): LoadedPolicy {
  const raw = parse(text) as LoadedPolicy['raw'];
  return { policy: policySchema.parse(raw), path: 'desk.yaml', sha256: '', text, raw };
}

/** A case of an account on silver: when it was opened, at which severity, and when it was answered. */
export interface Told {
  readonly id: string;
  readonly severity?: 'high' | 'low' | 'urgent';
  readonly account?: string;
  readonly opened: string;
  readonly answered?: string;
}

/** A replayed warehouse with these cases, for the tests of a file. */
export function replayedDesk(cases: readonly Told[], asOf: string): { warehouse: Warehouse } {
  const held = {} as { warehouse: Warehouse };
  beforeAll(async () => {
    const accounts = [...new Set(cases.map(({ account = 'A' }) => account))];
    held.warehouse = await warehouseOf({
      cases: cases.map(({ id, account = 'A', severity = 'high', opened }) => ({
        case_id: id,
        account_id: account,
        opened_at_ms: Date.parse(opened),
        severity,
      })),
      events: Object.fromEntries(
        cases.map(({ id, opened, answered }) => [
          id,
          [
            { at_ms: Date.parse(opened), type: 'status', actor_type: 'system', value: 'open' },
            ...(answered === undefined
              ? []
              : [
                  {
                    at_ms: Date.parse(answered),
                    type: 'message',
                    actor_type: 'agent',
                    visibility: 'public',
                  },
                ]),
          ],
        ]),
      ),
      accounts: accounts.map((account_id) => ({ account_id, name: `Account ${account_id}` })),
      contracts: accounts.map((account_id) => ({
        account_id,
        policy: 'desk',
        tier: 'silver',
        starts_on: '2023-01-01',
      })),
      contacts: [],
      holidays: [],
      surveys: [],
      engagements: [],
      releases: [],
    } as never);
    await replay(held.warehouse, { policies: [deskPolicy], asOfMs: Date.parse(asOf) });
  });
  afterAll(() => held.warehouse.close());
  return held;
}

/** What the same cases come to under other terms, in 2024 as London has it. */
export function judged(
  { warehouse }: { warehouse: Warehouse },
  terms: WhatIfTerms,
  account: string | null = null,
): Promise<WhatIfFinding> {
  return judgeWhatIf(warehouse, {
    policy: 'desk',
    reach: [counterPolicy],
    terms,
    scope: {
      account,
      periods: datesFromTo('2024-01-01', '2024-12-31', 'Europe/London'),
      zone: 'Europe/London',
      period: 'due',
    },
  });
}

/** One promise as `met of n`, both ways, and its moves as `met → missed 2`. */
export function told({ promises }: WhatIfFinding, promise = 'first_response') {
  const found: WhatIfPromise | undefined = promises.find((each) => each.promise === promise);
  if (found === undefined) return null;
  return {
    house: `${found.house.met} of ${found.house.n}`,
    whatIf: `${found.whatIf.met} of ${found.whatIf.n}`,
    moves: found.moves.map(
      ({ house, whatIf, obligations }) => `${house} → ${whatIf} ${obligations}`,
    ),
  };
}
