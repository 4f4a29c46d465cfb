import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';

/** Says why there is nothing to tell of a case: opened after the replay's as-of instant, loaded after the replay, or not known, with the ids most like it. */
export async function unknownCase(
  warehouse: Warehouse,
  id: string,
  asOfMs: number,
): Promise<UserError> {
  const [loaded] = await warehouse.rows<{ opened_at_ms: number }>(
    'select opened_at_ms from raw.cases where case_id = $id',
    { id },
  );
  if (loaded !== undefined) {
    const isLater = loaded.opened_at_ms > asOfMs;
    return new UserError({
      code: 'explain.not-replayed',
      message: isLater
        ? `The case "${id}" was opened after the replay's as-of instant, ${new Date(asOfMs).toISOString()}.`
        : `The case "${id}" was loaded after the last replay.`,
      hint: isLater ? 'Replay with a later --as-of, or without one.' : 'Run punctual replay again.',
    });
  }
  const near = await warehouse.rows<{ case_id: string }>(nearest, { id });
  const names = near.map((found) => found.case_id).join(', ');
  return new UserError({
    code: 'explain.unknown-case',
    message: `There is no case "${id}".`,
    hint: names === '' ? 'Case ids are those of the cases table.' : `Nearest are ${names}.`,
  });
}

const nearest = `
  select case_id
  from case_facts
  where
      abs(len(case_id) - len($id)) <= 2
      or contains(lower(case_id), lower($id))
  order by
      not (contains(lower(case_id), lower($id))),
      damerau_levenshtein(lower(case_id), lower($id)),
      case_id
  limit 3`;
