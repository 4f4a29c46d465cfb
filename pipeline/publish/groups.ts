import type { Cause } from '../findings/contract.js';
import { causeKey } from './attribute.js';
import type { Turn } from './measure.js';
import type { Way } from './way.js';

/** Turns by the same causes. */
export interface CausedTurns {
  readonly causes: readonly Cause[];
  readonly turns: readonly Turn[];
}

const order = [
  'late',
  'corrected',
  'data',
  'untold',
  'program',
  'newer',
  'settings',
  'reading',
  'policy',
  'waiver',
  'unexplained',
] as const;

/** Turns by the same causes together, in the order in which the steps are taken. */
export function groupsOf(ways: readonly Way[]): CausedTurns[] {
  const groups = new Map<string, { readonly causes: readonly Cause[]; readonly turns: Turn[] }>();
  for (const { moved, turns } of ways) {
    for (const { from, to, causes } of turns) {
      const key = causes.map(causeKey).sort().join(' ');
      const group = groups.get(key) ?? { causes, turns: [] };
      group.turns.push({ moved, from, to });
      groups.set(key, group);
    }
  }
  return [...groups]
    .sort(([a, x], [b, y]) => placeOf(x.causes) - placeOf(y.causes) || (a < b ? -1 : 1))
    .map(([, group]) => group);
}

function placeOf(causes: readonly Cause[]): number {
  return Math.min(...causes.map(({ kind }) => order.indexOf(kind)));
}
