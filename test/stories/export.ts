import { policySchema } from '../../pipeline/policy/schema.js';
import type { PolicyFile } from '../oracle/scenarios.js';
import type { World } from '../oracle/world.js';
import { readLines } from './notation.js';
import { accountRow, caseRow, contractRow, tablesOf } from './rows.js';
import { policiesOf, type Story } from './story.js';

/** Stories that stand in one export without touching each other: each has its own case, account and contract. */
export interface Export {
  readonly world: World;
  readonly files: readonly PolicyFile[];
}

/** One export of many stories; story `n` has the case `Sn` and the account `account of Sn`. */
export function exportOf(stories: readonly Story[]): Export {
  const told = stories.map((story, index) => tell(story, `S${index + 1}`));
  const files = new Map(
    told
      .flatMap(({ versions }) => versions)
      .map((raw) => [`${raw.id}/${raw.version}`, { raw, read: readPolicy }]),
  );
  return {
    world: {
      cases: told.flatMap(({ row }) => row),
      events: Object.fromEntries(told.map(({ id, events }) => [id, events])),
      accounts: told.flatMap(({ account }) => account),
      contracts: told.flatMap(({ contract }) => contract),
      contacts: told.flatMap(({ tables }) => tables.contacts),
      surveys: told.flatMap(({ tables }) => tables.surveys),
      engagements: told.flatMap(({ tables }) => tables.engagements),
      releases: told.flatMap(({ tables }) => tables.releases),
      holidays: told.flatMap(({ tables }) => tables.holidays),
    },
    files: [...files.values()],
  };
}

function readPolicy(raw: Readonly<Record<string, unknown>>) {
  return policySchema.parse(raw);
}

function tell(story: Story, id: string) {
  const versions = policiesOf(story, `of-${id.toLowerCase()}`);
  const { opening, events } = readLines(story.events);
  const policy = String(versions[0]?.id);
  const { account, contract, second_contract: second } = story;
  return {
    id,
    versions,
    events,
    row: opening === null ? [] : [caseRow(id, opening, story.case ?? {})],
    account: account === 'none' ? [] : [accountRow(id, account ?? {})],
    contract:
      contract === 'none'
        ? []
        : [
            contractRow(id, policy, contract ?? {}),
            ...(second === undefined ? [] : [contractRow(id, policy, { ...contract, ...second })]),
          ],
    tables: tablesOf(id, story),
  };
}
