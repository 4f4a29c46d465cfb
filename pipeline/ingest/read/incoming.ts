/** A file's rows as text, before anyone asks what they mean. */
export interface Incoming {
  /** The file's own column names. */
  readonly columns: readonly string[];
  /** Whether the relation says its `row_number`; else a row's place says it. */
  readonly hasRowNumbers: boolean;
  /**
   * Gives the SQL relation of the rows, once: `c0`, `c1` … as text, in the file's order. Afterwards the rows whose structure is broken are in
   * `incoming_rejects`.
   */
  feed(take: (relation: string) => Promise<void>): Promise<void>;
}

/** SQL that makes the table of rows whose structure is broken. */
export const makeRejects = `create or replace temp table incoming_rejects (
    row_number bigint, column_name text, value text, reason text
)`;

/** An `Incoming` whose rows already lie in `incoming_rows`. */
export function standing(columns: readonly string[]): Incoming {
  return { columns, hasRowNumbers: true, feed: (take) => take('incoming_rows') };
}
