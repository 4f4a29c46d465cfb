import type { Attributes } from '../policy/resolve.js';

/** The facts of a policy's own asking that a kind of case carries, by their names. */
export function askedFacts(asked: string | null): Attributes {
  return asked === null ? {} : (JSON.parse(asked) as Attributes);
}
