import type { Resolution, Term } from '../policy/resolve.js';
import type { ProcedureTerm } from '../policy/resolve-procedure.js';
import type { Contender } from './contenders.js';

/** What some scenarios answer, all alike. */
export interface Answer {
  readonly resolution: Resolution<Term | ProcedureTerm>;
  readonly calendar_id: number | null;
  readonly contender: Contender;
  /** Whether other versions of the policy answer beside it. */
  readonly isContended: boolean;
  mask: bigint;
}
