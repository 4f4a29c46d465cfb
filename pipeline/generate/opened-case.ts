import type { Script } from './scenes/scene.js';
import type { Account } from './world/account.js';
import type { Contract } from './world/contracts.js';
import type { Actor, Group } from './world/people.js';

/** The latest case of an account. */
export interface EarlierCase {
  readonly id: string;
  readonly openedAt: number;
  readonly engineer: Actor;
}

/** A case as it was submitted. */
export interface OpenedCase {
  readonly id: string;
  readonly account: Account;
  readonly contract: Contract | undefined;
  readonly tier: string;
  readonly openedAt: number;
  /** As submitted; empty if nobody said. */
  readonly severity: string;
  /** What agents take it for. */
  readonly workingSeverity: string;
  readonly channel: string;
  readonly category: string;
  readonly environment: string;
  readonly product: string;
  readonly productVersion: string;
  readonly requester: Actor;
  readonly requesterCountry: string;
  readonly subject: string;
  readonly openedBy: 'customer' | 'agent' | '';
  readonly previousCaseId: string;
  /** Who worked on the case that this one refers to, if the same person takes it again. */
  readonly previousEngineer: Actor | undefined;
  readonly group: Group;
  readonly groupLevel: 0 | 1 | 2;
  /** What a planted case has to show; undefined for all others. */
  readonly script: Script | undefined;
}
