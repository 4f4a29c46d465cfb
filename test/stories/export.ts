import { policySchema } from '../../pipeline/policy/schema.js';
import type { AccountRow, CaseRow, ContractRow } from '../oracle/case.js';
import type { PolicyFile } from '../oracle/scenarios.js';
import type { World } from '../oracle/world.js';
import { readLines } from './notation.js';
import { policyOf, type Story } from './story.js';

/** Stories that stand in one export without touching each other: each has its own case, account and contract. */
export interface Export {
  readonly world: World;
  readonly files: readonly PolicyFile[];
}

/** One export of many stories; story `n` has the case `Sn`. */
export function exportOf(stories: readonly Story[]): Export {
  const told = stories.map((story, index) => tell(story, `S${index + 1}`));
  const files = new Map(told.map(({ key, raw }) => [key, { raw, read: readPolicy }]));
  return {
    world: {
      cases: told.map(({ row }) => row),
      events: Object.fromEntries(told.map(({ row, events }) => [row.case_id, events])),
      accounts: told.map(({ account }) => account),
      contracts: told.flatMap(({ contract }) => contract),
      contacts: [],
      holidays: stories.flatMap((story) =>
        (story.holidays ?? []).map((row) => ({
          calendar: row.calendar ?? '',
          date: row.date ?? '',
          opens: row.opens ?? null,
          closes: row.closes ?? null,
        })),
      ),
    },
    files: [...files.values()],
  };
}

function readPolicy(raw: Readonly<Record<string, unknown>>) {
  return policySchema.parse(raw);
}

function tell(story: Story, id: string) {
  const given = policyOf(story);
  const raw = typeof story.policy === 'string' ? given : { ...given, id: `of-${id.toLowerCase()}` };
  const { opening, events } = readLines(story.events);
  const row: CaseRow = {
    case_id: id,
    account_id: `account of ${id}`,
    channel: null,
    category: null,
    environment: null,
    product: null,
    requester_id: null,
    requester_country: null,
    opened_by_type: null,
    ...opening,
    ...story.case,
  };
  const account: AccountRow = {
    account_id: `account of ${id}`,
    site: null,
    country: null,
    time_zone: null,
    onboarding_completed_on: null,
    is_new_user: null,
    sdk_in_use: null,
    active: null,
    ...story.account,
  };
  const contract: ContractRow = {
    account_id: `account of ${id}`,
    policy: String(raw.id),
    tier: null,
    starts_on: '2000-01-01',
    ends_on: null,
    plan: null,
    ...(story.contract === 'none' ? {} : story.contract),
  };
  const contracts = story.contract === 'none' ? [] : [contract];
  const key = `${raw.id}/${raw.version}`;
  return { key, raw, row, events, account, contract: contracts };
}
