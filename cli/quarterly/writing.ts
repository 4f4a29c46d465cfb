import type { Audience } from '../../pipeline/audience.js';
import type { Quarter } from '../../pipeline/findings/quarterly/quarter.js';
import type { ReportedAccount } from '../../pipeline/findings/quarterly/scope.js';
import type { Workspace } from '../../pipeline/workspace.js';
import type { Rendering } from '../../reports/quarterly/render.js';

/** What is to be written, and for whom. */
export interface Writing extends Rendering {
  readonly workspace: Workspace;
  readonly quarter: Quarter;
  readonly accounts: readonly ReportedAccount[];
  readonly audience: Audience;
  /** Whether every account is meant, so that one that fails stops no other. */
  readonly isAll: boolean;
  readonly out: string;
  readonly workers: number;
}
