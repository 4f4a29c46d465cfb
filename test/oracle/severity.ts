import type { Policy } from '../../pipeline/policy/schema.js';
import { type History, valueAt } from './history.js';

/** What a severity and an instant to count from make of the due. */
export type DueUnder = (severity: string | null, countedFrom: number) => number | null;

/** The severity that binds an obligation, and the instant from which its target counts. */
export interface Binding {
  readonly severity: string | null;
  readonly countedFrom: number;
}

/** Which severity binds after changes, as the policy's setting says. */
export function bindingOf(
  policy: Policy,
  history: History,
  started: number,
  stop: number,
  dueUnder: DueUnder,
): Binding {
  const atStart = valueAt(history.severities, started);
  const changes = history.severities.filter(({ from }) => from > started && from <= stop);
  const fromStart = (severity: string | null) => ({ severity, countedFrom: started });
  switch (policy.severity_binding) {
    case 'at_start':
      return fromStart(atStart);
    case 'at_stop':
      return fromStart(valueAt(history.severities, stop));
    case 'most_severe':
      return fromStart(mostSevere(policy, [atStart, ...changes.map(({ value }) => value)]));
    case 're_timed': {
      let binding = fromStart(atStart);
      for (const { from, value } of changes) {
        const due = dueUnder(binding.severity, binding.countedFrom);
        if (due !== null && from > due) break;
        binding = { severity: value, countedFrom: from };
      }
      return binding;
    }
  }
}

function mostSevere(policy: Policy, held: readonly (string | null)[]): string | null {
  const named = policy.severities.map(({ id }) => id);
  return named.find((id) => held.includes(id)) ?? held[0] ?? null;
}
