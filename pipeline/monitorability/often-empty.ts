const columns: Readonly<Record<string, readonly string[]>> = {
  cases: [
    'closure_code',
    'previous_case_id',
    'first_response_at',
    'solved_at',
    'closed_at',
    'csat_score',
  ],
  accounts: ['success_manager', 'account_manager', 'onboarding_completed_on'],
  contracts: ['ends_on'],
  contacts: ['named_to'],
  surveys: ['answered_at', 'score', 'comment', 'respondent_id'],
};

/** Whether an empty cell of the column says something: an open case has no closure code, an account no manager. */
export function isOftenEmpty(table: string, column: string): boolean {
  return columns[table]?.includes(column) === true;
}
