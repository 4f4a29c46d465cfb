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
] as const;

export type AttributeName = (typeof attributeNames)[number];
