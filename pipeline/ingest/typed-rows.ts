import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import { type Check, checksFor, zoneless } from './checks.js';
import type { Mapping } from './mapping.js';
import type { Incoming } from './read/incoming.js';
import { typedSelect } from './typed.js';
import type { Offsets } from './zone.js';

/** What came of reading a file's rows. */
export interface TypedRows {
  /** How many records the file holds, broken ones included. */
  readonly rows: number;
  readonly checks: readonly Check[];
  readonly gapTimes: number;
  readonly overlapTimes: number;
}

/** Makes `typed`, one row per whole record with its `row_number`; a time that needs a zone where none is given stops the file. */
export async function makeTypedRows(
  file: string,
  incoming: Incoming,
  mapping: Mapping,
  offsets: Offsets | undefined,
  warehouse: Warehouse,
): Promise<TypedRows> {
  const checks = checksFor(mapping, offsets !== undefined);
  await incoming.feed((relation) =>
    warehouse.run(
      `create or replace temp table read_rows as
      ${typedSelect(relation, incoming.hasRowNumbers, mapping, offsets, checks)}`,
    ),
  );
  const [rejects] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from incoming_rejects',
  );
  await warehouse.run(numberRows(incoming, rejects?.rows ?? 0));
  await refuseZoneless(file, checks, warehouse);
  const [counted] = await warehouse.rows<Omit<TypedRows, 'checks'>>(
    `select
        (count(*) + (select count(*) from incoming_rejects))::bigint as rows,
        coalesce(sum(gap_times), 0)::bigint as "gapTimes",
        coalesce(sum(overlap_times), 0)::bigint as "overlapTimes"
    from typed`,
  );
  return { checks, ...(counted ?? { rows: 0, gapTimes: 0, overlapTimes: 0 }) };
}

/** Where a row's place says its number, it counts the file's records from 1 after the header: what was rejected keeps its number. */
function numberRows({ hasRowNumbers }: Incoming, rejects: number): string {
  if (hasRowNumbers) return 'create or replace temp view typed as select * from read_rows';
  if (rejects === 0) {
    return `create or replace temp view typed as
      select rowid + 1 as row_number, * from read_rows`;
  }
  return `
    create or replace temp table incoming_shifts as
    select after_row, max(shift) as shift
    from (
        select
            row_number() over (order by row_number) as shift,
            row_number - shift as after_row
        from incoming_rejects
    )
    group by after_row;
    create or replace temp view typed as
    select
        read_rows.rowid + 1 + coalesce(incoming_shifts.shift, 0) as row_number,
        read_rows.*
    from read_rows
    asof left join incoming_shifts
        on read_rows.rowid >= incoming_shifts.after_row`;
}

async function refuseZoneless(
  file: string,
  checks: readonly Check[],
  warehouse: Warehouse,
): Promise<void> {
  const codes = checks.flatMap(({ reason }, index) => (reason === zoneless ? [index + 1] : []));
  if (codes.length === 0) return;
  const [found] = await warehouse.rows<{
    row_number: number;
    problem: number;
    value: string;
    rows: number;
  }>(
    `select
        min(row_number) as row_number,
        arg_min(problem, row_number) as problem,
        arg_min(problem_value, row_number) as value,
        count(*) as rows
    from typed
    where problem in (${codes.join(', ')})
    having count(*) > 0`,
  );
  if (found === undefined) return;
  throw new UserError({
    code: 'ingest.no-zone',
    where: `${file}, row ${found.row_number}, column ${checks[found.problem - 1]?.column}`,
    message: `"${found.value}" ${zoneless}${found.rows > 1 ? ` (${found.rows} such rows)` : ''}.`,
    hint: 'Say where its clock stood: --zone Europe/London, or zone: in the map or in punctual.yaml. Nothing was loaded.',
  });
}
