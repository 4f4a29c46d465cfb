import type { PolicyKey } from '../plan.js';
import { hour } from '../spans.js';

/** How long an agent may take, on open time or around the clock. */
export interface Target {
  readonly span: number;
  readonly clock: 'open' | 'wall';
}

type Kind = 'first' | 'update';

const open = (hours: number): Target => ({ span: hours * hour, clock: 'open' });
const wall = (hours: number): Target => ({ span: hours * hour, clock: 'wall' });

const firsts: Readonly<Record<string, Readonly<Record<string, Target>>>> = {
  standard: { high: open(4), medium: open(9), low: open(9) },
  premier: { high: wall(1), medium: wall(4), low: wall(8) },
  growth: { 1: wall(6), 2: open(18), 3: open(36), 4: open(27) },
  pro: { 1: wall(3), 2: open(9), 3: open(18), 4: open(18) },
  enterprise: { 1: wall(1), 2: open(12), 3: open(12), 4: open(9) },
  probax: { 1: wall(1), 2: open(3), 3: open(6), 4: open(8) },
  crashplan: { 1: open(2), 2: open(4), 3: open(8), 4: open(11) },
};

const updates: Readonly<Record<string, Readonly<Record<string, Target>>>> = {
  ...firsts,
  standard: { high: open(4), medium: open(9), low: open(18) },
  premier: { high: wall(2), medium: wall(12), low: wall(24) },
};

/** What agents work towards: the policy's number where it has one, else a habit of the desk. */
export function targetOf(kind: Kind, policy: PolicyKey, tier: string, severity: string): Target {
  const table = kind === 'first' ? firsts : updates;
  return (table[tier] ?? table[policy])?.[severity] ?? open(9);
}
