import type { QueueFinding } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { replay } from '../../pipeline/replay.js';
import type { Export } from '../stories/export.js';
import { warehouseOf } from '../stories/warehouse.js';

/** What the product finds of a month in which all responses lie: how many there were, what each overtook and whom first, how often each case was overtaken. */
export async function queuesOf(
  told: Export,
  asOfMs: number,
  policies: readonly string[],
  month: string,
) {
  const queues = await findQueues(told, asOfMs, policies, month);
  return {
    responses: queues.reduce((sum, { overtaking }) => sum + overtaking.n, 0),
    overtakes: queues.flatMap(({ worst }) =>
      worst.map(({ caseId, overtaken, listed }) => [caseId, overtaken, listed] as const),
    ),
    times: Object.fromEntries(
      queues.flatMap(({ overtaken }) => overtaken.map(({ caseId, times }) => [caseId, times])),
    ),
  };
}

/** The findings of each policy's queue, replayed by the house in small chunks. */
export async function findQueues(
  { world, files }: Export,
  asOfMs: number,
  policies: readonly string[],
  month: string,
): Promise<QueueFinding[]> {
  const warehouse = await warehouseOf(world);
  try {
    const loaded = files.map(({ raw, read }, index) => ({
      policy: read(raw),
      raw,
      path: `${index}.yaml`,
      sha256: `${index}`,
      text: '',
    }));
    await replay(warehouse, { policies: loaded, asOfMs, scenarios: 'house', chunkSize: 70 });
    const queues: QueueFinding[] = [];
    for (const policy of policies) {
      const scope = { policy, month, account: null, zone: 'UTC', period: 'due' } as const;
      const { queue } = await findMonth(warehouse, scope);
      if (queue !== null) queues.push(queue);
    }
    return queues;
  } finally {
    warehouse.close();
  }
}
