import { holds } from '../policy/condition.js';
import type { Attributes } from '../policy/resolve.js';
import type { Policy } from '../policy/schema.js';

/** A scenario that speaks of a policy version, with the version as it reads it. */
export interface Speaking {
  readonly bit: bigint;
  readonly policy: Policy;
  /** Any version as the scenario reads it; as the house does where the scenario does not speak of it. */
  readonly read: (version: number) => Policy;
}

/** A version of a policy whose terms may bind a case. */
export interface Contender {
  readonly version: number;
  readonly policy: Policy;
  readonly isEarlier?: boolean;
}

interface Protected {
  readonly version_key: number;
  readonly earlier_versions: string | null;
}

/**
 * The version in force and, where it protects the case, those before it since the contract began: the earliest of
 * their dues binds (semantics §6, 2).
 */
export function contendersOf(
  { policy, read }: Speaking,
  { version_key, earlier_versions }: Protected,
  attributes: Attributes,
): Contender[] {
  const own = { version: version_key, policy };
  const { protection } = policy;
  if (earlier_versions === null || protection === undefined) return [own];
  if (!holds(protection.when, attributes)) return [own];
  return [
    own,
    ...earlier_versions
      .split(',')
      .map(Number)
      .map((version) => ({ version, policy: read(version), isEarlier: true })),
  ];
}
