import { type Failure, UserError } from '../../pipeline/failure.js';
import { policiesInPlay } from '../../pipeline/findings/replayed.js';
import { accountNamed } from '../../pipeline/findings/scope.js';
import type { WhatIfFinding } from '../../pipeline/findings/whatif-contract.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { OnModel } from '../../pipeline/warehouse/build.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { judgeWhatIf, type WhatIfPeriod } from '../../pipeline/whatif/judge.js';
import type { Asked } from './questions.js';

interface Asking {
  readonly policies: readonly string[] | undefined;
  readonly scope: WhatIfPeriod;
  readonly reach: readonly LoadedPolicy[];
  readonly onModel: OnModel;
}

/** Every what-if of every policy. Terms that a policy does not know are an error where it is named, or where no policy knows them. */
export async function judgeAll(
  warehouse: Warehouse,
  asked: readonly Asked[],
  { policies, ...question }: Asking,
): Promise<{ readonly found: WhatIfFinding[]; readonly leftOut: string[] }> {
  const { account } = question.scope;
  const id = account === null ? null : (await accountNamed(warehouse, account)).id;
  const inPlay = policies ?? (await policiesInPlay(warehouse, id));
  const found: WhatIfFinding[] = [];
  const leftOut: string[] = [];
  for (const { policy: own, terms } of asked) {
    const before = found.length;
    const failures: Failure[] = [];
    for (const policy of own === null ? inPlay : inPlay.filter((each) => each === own)) {
      try {
        found.push(await judgeWhatIf(warehouse, { policy, terms, ...question }));
      } catch (error) {
        const isSpoken = policies !== undefined || own !== null || inPlay.length === 1;
        if (!(error instanceof UserError) || isSpoken) throw error;
        failures.push(...error.failures);
      }
    }
    if (found.length === before && failures.length > 0) throw new UserError(failures);
    leftOut.push(...failures.map(({ message }) => message));
  }
  return { found, leftOut };
}
