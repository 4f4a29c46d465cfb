/** What names a row of the ledger. */
export const ledgerKeys = ['scenario', 'obligation_id'];
/** The order in which differing rows are told: the house's first. */
export const ledgerInTurn = `"row".scenario <> 'house', "row".scenario, "row".case_id nulls first,
    "row".promise nulls first, "row".sequence, "row".obligation_id`;

/** A row of the ledger as a sentence names it. */
export function nameOfRow(row: Readonly<Record<string, unknown>>): string {
  const whose = row.case_id ?? row.account_id;
  const promise = String(row.promise ?? 'no promise').replaceAll('_', ' ');
  return `under ${row.scenario}, ${promise} of ${whose} (${row.obligation_id})`;
}
