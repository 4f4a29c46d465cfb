import type { PolicyKey } from '../plan.js';
import type { Random } from '../random.js';

/** Who does something to a case. */
export interface Actor {
  readonly type: 'customer' | 'agent' | 'system';
  readonly id: string;
  readonly role: string;
}

/** A group of agents to which cases are given. */
export interface Group {
  readonly name: string;
  readonly agents: readonly Actor[];
}

export const automation: Actor = { type: 'system', id: 'automation', role: '' };

/** The groups of each policy, by level; the last is the one that takes escalations. */
export const groups: Readonly<Record<PolicyKey, readonly [Group, Group, Group]>> = {
  ownbackup: [
    group('Front line', 'own-agent', 1, 'support engineer'),
    group('Platform', 'own-agent', 9, 'support engineer'),
    group('Recovery engineering', 'own-agent', 17, 'senior engineer'),
  ],
  openback: [
    group('Dashboard support', 'opn-agent', 1, 'support agent'),
    group('SDK support', 'opn-agent', 9, 'support engineer'),
    group('Solutions', 'opn-agent', 17, 'solutions engineer'),
  ],
  probax: [
    group('Partner desk', 'prx-agent', 1, 'support specialist'),
    group('Backup engineering', 'prx-agent', 9, 'support specialist'),
    group('Storage', 'prx-agent', 17, 'senior specialist'),
  ],
  crashplan: [
    group('Consumer champions', 'crp-agent', 1, 'customer champion'),
    group('Server champions', 'crp-agent', 9, 'customer champion'),
    group('Restore champions', 'crp-agent', 17, 'senior champion'),
  ],
};

/** Some agents of a group take more than others. */
export function agentOf(held: Group, random: Random): Actor {
  return held.agents[Math.floor(random.next() ** 1.4 * held.agents.length)] as Actor;
}

/** One more agent of a group, never this one. */
export function otherThan(held: Group, agent: Actor, random: Random): Actor {
  const others = held.agents.filter(({ id }) => id !== agent.id);
  return others[random.below(others.length)] as Actor;
}

function group(name: string, prefix: string, first: number, role: string): Group {
  const agents = Array.from({ length: 8 }, (_, index): Actor => {
    return { type: 'agent', id: `${prefix}-${String(first + index).padStart(2, '0')}`, role };
  });
  return { name, agents };
}
