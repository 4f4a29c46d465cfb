import type { FunnelFinding } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Subject } from '../figure-id.js';
import { minor, tracedFigure } from '../traced.js';
import { named } from './obligations.js';

/** Each promise within one account, assignment group or responder. */
export function funnelFigures(funnels: readonly FunnelFinding[]): TracedFigure[] {
  const units = funnels.flatMap(({ promise, kind, units: own }) =>
    own.map((unit) => ({ promise, kind, ...unit })),
  );
  const once = new Map<string, (typeof units)[number]>();
  for (const unit of units) {
    const key = JSON.stringify([unit.promise, unit.kind, unit.name]);
    const { obligations = 0, missed = 0 } = once.get(key) ?? {};
    once.set(key, {
      ...unit,
      obligations: unit.obligations + obligations,
      missed: unit.missed + missed,
    });
  }
  return [...once.values()].map(({ promise, kind, name, obligations, missed }) =>
    tracedFigure(
      named(promise, `${unitNames[kind]} ${name}`),
      unitSubject(promise, kind, name),
      obligations,
      missed,
      minor,
    ),
  );
}

/** `F-update+responder/m.okafor`. */
export function unitSubject(promise: string, kind: FunnelFinding['kind'], name: string): Subject {
  return { of: promise, and: { [kind === 'agent' ? 'responder' : kind]: name } };
}

const unitNames = { account: 'account', group: 'assignment group', agent: 'responder' } as const;
