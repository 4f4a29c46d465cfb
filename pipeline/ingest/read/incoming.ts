/** A file's rows as text in a temporary table, before anyone asks what they mean. */
export interface Incoming {
  /** SQL relation: `row_number`, then `c0`, `c1` … as text, in the file's order. */
  readonly relation: string;
  /** The file's own column names. */
  readonly columns: readonly string[];
  /** How many records the file holds, broken ones included. */
  readonly rows: number;
}

/** SQL that makes the table of rows whose structure is broken. */
export const makeRejects = `create or replace temp table incoming_rejects (
    row_number bigint, column_name text, value text, reason text
)`;
