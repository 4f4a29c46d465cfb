import type { Warehouse } from '../../warehouse/open.js';
import type { IdGap, IdSequence } from '../audit-contract.js';
import { found, gather, release } from '../queries.js';

const sequenceFrom = 10;

/** The runs of numbers at the end of the ids of cases and events, and the stretches that no row has. */
export async function findNumbers(
  warehouse: Warehouse,
): Promise<{ readonly sequences: IdSequence[]; readonly gaps: IdGap[] }> {
  await gather(warehouse, 'numbered_ids');
  const numbers = {
    sequences: await findSequences(warehouse),
    gaps: await findGaps(warehouse),
  };
  await release(warehouse, 'numbered_ids');
  return numbers;
}

async function findSequences(warehouse: Warehouse): Promise<IdSequence[]> {
  const rows = await found<{
    table_name: string;
    prefix: string;
    ids: number;
    numbers: number;
    first_number: number;
    last_number: number;
    missing: number;
    jump: number | null;
  }>(warehouse, 'id_sequences');
  return rows.map(({ table_name, first_number, last_number, ...row }) => ({
    table: table_name,
    ...row,
    first: first_number,
    last: last_number,
    isSequence: row.numbers >= sequenceFrom && row.missing <= row.numbers,
  }));
}

async function findGaps(warehouse: Warehouse): Promise<IdGap[]> {
  const rows = await found<{
    table_name: string;
    prefix: string;
    first_number: number;
    last_number: number;
    missing: number;
  }>(warehouse, 'id_gaps');
  return rows.map(({ table_name, prefix, first_number, last_number, missing }) => ({
    table: table_name,
    prefix,
    first: first_number,
    last: last_number,
    missing,
  }));
}
