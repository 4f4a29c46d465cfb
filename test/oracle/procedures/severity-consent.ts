import type { Policy } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import { ofKind } from '../changes.js';
import type { Setting } from '../setting.js';
import { type Course, procedureRow } from './row.js';

type Consent = NonNullable<Policy['procedures']['severity_consent']>;

/** Each change of severity: the customer has to have agreed to it, or asked for it. */
export function severityConsents(setting: Setting, promised: Consent): LedgerRow[] {
  const { history } = setting;
  const said = {
    clause: promised.clause,
    aim: promised.aim,
    target: 'agreed before the change',
  };
  const [, ...changes] = history.severities;
  return changes
    .map(({ from, value }, index) => ({ at: from, value, previous: changes[index - 1]?.from }))
    .filter(({ at }) => history.ended === null || at < history.ended)
    .map(({ at, value, previous }) =>
      procedureRow(setting, 'severity_consent', said, at, () =>
        courseOf(setting, at, value, previous ?? null),
      ),
    );
}

function courseOf(
  setting: Setting,
  at: number,
  value: string | null,
  previous: number | null,
): Course {
  const { history, around } = setting;
  const base = { started: at, due: at };
  const made = ofKind(history.facts, 'severity').filter(({ at_ms }) => at_ms === at);
  const maker = made.at(-1)?.actor_type ?? null;
  if (maker === 'customer') return { ...base, satisfied: at, ended: at, verdict: 'met' };
  if (!around.kinds.has('severity_agreed')) {
    return { started: at, verdict: 'unmeasured', wants: 'severity_agreed' };
  }
  const isSince = (when: number) => (previous === null ? when >= history.opened : when > previous);
  const told = (type: string) =>
    history.facts
      .filter((fact) => fact.type === type && fact.value === value)
      .map(({ at_ms }) => at_ms)
      .filter((when) => when <= at && isSince(when))
      .sort((a, b) => a - b);
  const proposed = told('severity_proposed').at(-1) ?? null;
  const agreed = told('severity_agreed')
    .filter((when) => proposed === null || when >= proposed)
    .at(-1);
  if (agreed !== undefined) return { ...base, satisfied: agreed, ended: agreed, verdict: 'met' };
  if (maker === null) return { started: at, verdict: 'unmeasured', wants: 'actor_type' };
  return { ...base, ended: at, verdict: 'missed' };
}
