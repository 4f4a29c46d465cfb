import { type Policy, timedPromises } from '../schema.js';
import { listed } from './names.js';

/** What some of several policies promise and others do not: figures on it cannot stand side by side for all of them. */
export interface Asymmetry {
  readonly what: string;
  readonly promised_by: readonly string[];
  readonly not_by: readonly string[];
  readonly says: string;
}

export function asymmetries(policies: readonly Policy[]): Asymmetry[] {
  const ids = [...new Set(policies.map(({ id }) => id))];
  if (ids.length < 2) return [];
  return subjects.flatMap(([what, isPromised]) => {
    const promised_by = ids.filter((id) =>
      policies.some((policy) => policy.id === id && isPromised(policy)),
    );
    const not_by = ids.filter((id) => !promised_by.includes(id));
    if (promised_by.length === 0 || not_by.length === 0) return [];
    const says = `${what}: only ${listed(promised_by)}.`;
    return [{ what, promised_by, not_by, says }];
  });
}

const timedNames = {
  first_response: 'First responses',
  update: 'Updates',
  daily_update: 'Daily updates',
  next_reply: 'Next replies',
  resolution: 'Resolutions',
} as const;

const subjects: readonly (readonly [string, (policy: Policy) => boolean])[] = [
  ...timedPromises.map(
    (name) => [timedNames[name], ({ promises }: Policy) => promises[name] !== undefined] as const,
  ),
  [
    'A rule for closing cases',
    ({ procedures: { automatic_closing, contact_attempts } }) =>
      automatic_closing !== undefined || contact_attempts !== undefined,
  ],
  ['A survey after closing', ({ procedures }) => procedures.survey_after_closing !== undefined],
];
