import type { Failure } from '../failure.js';
import type { WhatIfChange } from '../findings/whatif-contract.js';
import type { Named } from '../findings/contract.js';
import type { LoadedPolicy } from '../policy/load.js';

/** Other terms, as they are asked for; what is left out stays as the contract has it. */
export interface WhatIfTerms {
  /** As its owner calls it. */
  readonly name?: string | undefined;
  /** A tier's id or name. */
  readonly tier?: string | undefined;
  /** Another policy, or another version: `POLICY` or `POLICY@VERSION`. */
  readonly under?: string | undefined;
  /** How the other policy calls severities: those of the contract's policy → its own; `by-rank` pairs them in their order. */
  readonly severities?: Readonly<Record<string, string>> | 'by-rank' | undefined;
  /** A calendar of the policy by its id, `always`, or hours: `mon-fri 09:00-17:00 Europe/London holidays uk`. */
  readonly calendar?: string | undefined;
  /** `first_response=2 business hours`, `update:premier/high=1 hour`. */
  readonly targets?: readonly string[] | undefined;
  /** The scenario that it is held against and read under: `house`, `strict`, `lenient` or `READING=OPTION`. */
  readonly reading?: string | undefined;
}

/** Other terms, read: what a replay of the same cases is given in place of the contract's. */
export interface OtherTerms {
  /** Every version under which cases of the contract's policy open, with all changes made. */
  readonly policies: readonly LoadedPolicy[];
  /** In place of the contract's. */
  readonly tier: string | null;
  /** In place of what cases and events say. */
  readonly severities: ReadonlyMap<string, string>;
  readonly changes: readonly WhatIfChange[];
  readonly notes: readonly string[];
}

/** What is asked of the versions so far, and what is wrong with it. */
export interface Change {
  readonly policies: readonly LoadedPolicy[];
  readonly changes: readonly WhatIfChange[];
  readonly notes?: readonly string[];
  readonly failures?: readonly Failure[];
}

/** The thing of that id or name, capitals aside. */
export function namedAs(things: readonly Named[], asked: string): Named | undefined {
  const wanted = asked.trim().toLowerCase();
  return (
    things.find(({ id }) => id === asked) ??
    things.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
  );
}

/** Each thing of several versions once. */
export function everyOf(
  policies: readonly LoadedPolicy[],
  of: (loaded: LoadedPolicy) => readonly Named[],
): Named[] {
  const found = new Map(
    policies.flatMap(of).map(({ id, name }): [string, Named] => [id, { id, name }]),
  );
  return [...found.values()];
}

/** Texts as one enumeration: a, b or c. */
export function either(texts: readonly string[]): string {
  const [last = '', ...rest] = [...texts].reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(', ')} or ${last}`;
}
