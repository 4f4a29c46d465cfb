import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportQuarters } from '../../cli/report-quarterly.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { findWorkspace } from '../../pipeline/workspace.js';

const casesEach = 50;

/** Gives each of as many accounts as that makes fifty cases of the third quarter of 2026, and replays them under every scenario. */
export async function crowdAccounts(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    `create or replace temp table crowd as
    with holders as (
      select account_id, row_number() over (order by account_id) - 1 as place
      from (
        select account_id from raw.contracts
        where policy = 'ownbackup' and starts_on <= date '2026-07-01'
          and coalesce(ends_on, date '2026-10-01') >= date '2026-10-01'
        group by account_id
      )
    ), cases as (
      select case_id, row_number() over (
        order by opened_at_ms between 1782864000000 and 1790812799999 desc, case_id
      ) - 1 as rank, count_if(opened_at_ms between 1782864000000 and 1790812799999) over () as n
      from raw.cases
    )
    select cases.case_id, holders.account_id
    from cases inner join holders
      on holders.place = (cases.rank // ${casesEach})
        % least(greatest(cases.n // ${casesEach}, 1), (select count(*) from holders))`,
  );
  await warehouse.run(
    'update raw.cases set account_id = crowd.account_id from crowd where cases.case_id = crowd.case_id',
  );
  const policies = loadShippedPolicies().filter(({ policy }) => policy.id === 'ownbackup');
  await replay(warehouse, { policies, scenarios: 'all' });
}

/** Writes every account's quarter as PDF in two threads; how many, how many a second, and what each cost of a core. */
export async function measureQuarters(
  warehouse: Warehouse,
  folder: string,
): Promise<Record<string, number>> {
  const out = join(folder, 'quarters');
  rmSync(out, { recursive: true, force: true });
  const started = process.hrtime.bigint();
  const before = process.cpuUsage();
  const told: string[] = [];
  await reportQuarters(silent(told), { exitCode: 0 }, warehouse, findWorkspace(folder), {
    audience: 'customer',
    quarter: '2026-Q3',
    all: true,
    format: ['pdf'],
    workers: 2,
    out,
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { user, system } = process.cpuUsage(before);
  const pdfs = Number(/^([\d,]+)/.exec(told.join(''))?.[1]?.replaceAll(',', '') ?? 0);
  return {
    pdfs,
    pdfs_per_second: pdfs / seconds,
    pdfs_per_second_of_two_cores: pdfs / ((user + system) / 1e6 / 2),
  };
}

function silent(told: string[]) {
  return {
    stdout: (text: string) => void told.push(text),
    stderr: (text: string) => void process.stderr.write(text),
    cwd: '.',
    isTTY: false,
    isOutTTY: false,
    columns: 80,
    env: {},
  };
}
