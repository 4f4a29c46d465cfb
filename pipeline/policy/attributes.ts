/**
 * The facts of a case that a policy's conditions may name. Each is a column of `int_case_attributes`;
 * a new one is a line here and a column there.
 */
export const attributeNames = [
  'tier',
  'severity',
  'channel',
  'category',
  'environment',
  'product',
  'opened_by_type',
  'requester_country',
  'site',
  'country',
  'plan',
  'is_new_user',
  'is_onboarded',
  'sdk_in_use',
  'is_requester_named',
  'is_widespread',
  'is_trial_over_by_dates',
  'is_trial_over_by_hours',
  'is_version_supported',
] as const;

/** A fact by name, or any column of a table: `case.COLUMN`, `account.COLUMN`, `contract.COLUMN`, `event.TYPE`. */
export type AttributeName = (typeof attributeNames)[number];

const tables = ['case', 'account', 'contract', 'event'] as const;

/** A fact that the policy names by table and column, as `case.assignment_group`. */
export interface AskedFact {
  readonly table: (typeof tables)[number];
  readonly column: string;
}

export const namesAttributes = `Conditions are on ${attributeNames.join(', ')}, or on any column as case.COLUMN, account.COLUMN, contract.COLUMN or event.TYPE.`;

export const attributePattern = new RegExp(
  `^(${attributeNames.join('|')}|(${tables.join('|')})\\.[A-Za-z_][A-Za-z0-9_ ]*)$`,
);

/** The table and column of a dotted name; null for the named facts. */
export function askedFact(name: string): AskedFact | null {
  const [place, column = ''] = name.split('.');
  const table = tables.find((each) => each === place);
  return table === undefined ? null : { table, column };
}
