import { type Failure, UserError } from '../../pipeline/failure.js';
import { policiesInPlay } from '../../pipeline/findings/replayed.js';
import { accountNamed } from '../../pipeline/findings/scope.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { OnModel } from '../../pipeline/warehouse/build.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { judgeCases, type WhatIfPeriod, type WhatIfQuestion } from '../../pipeline/whatif/judge.js';
import type { Asked } from './questions.js';
import type { Told } from './table.js';

interface Asking {
  readonly policies: readonly string[] | undefined;
  readonly scope: WhatIfPeriod;
  readonly reach: readonly LoadedPolicy[];
  readonly onModel: OnModel;
  readonly withObligations: boolean;
}

/** Every what-if of every policy. Terms that a policy does not know are an error where it is named, or where no policy knows them. */
export async function judgeAll(
  warehouse: Warehouse,
  asked: readonly Asked[],
  { policies, scope, withObligations, ...question }: Asking,
): Promise<{ readonly found: Told[]; readonly leftOut: string[] }> {
  const { account } = scope;
  const id = account === null ? null : (await accountNamed(warehouse, account)).id;
  const inPlay = policies ?? (await policiesInPlay(warehouse, id));
  const found: Told[] = [];
  const leftOut: string[] = [];
  for (const { policy: own, terms } of asked) {
    const before = found.length;
    const failures: Failure[] = [];
    for (const policy of own === null ? inPlay : inPlay.filter((each) => each === own)) {
      try {
        const asking = { policy, terms, account: id, ...question };
        found.push(await judge(warehouse, asking, scope, withObligations));
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

async function judge(
  warehouse: Warehouse,
  question: WhatIfQuestion & { readonly account: string | null },
  scope: WhatIfPeriod,
  withObligations: boolean,
): Promise<Told> {
  const judged = await judgeCases(warehouse, question);
  try {
    const finding = await judged.find(scope);
    return { finding, obligations: withObligations ? await judged.obligations(scope) : [] };
  } finally {
    await judged.close();
  }
}
