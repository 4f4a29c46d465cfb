import { replay } from '../../pipeline/replay.js';
import type { Export } from '../stories/export.js';
import { warehouseOf } from '../stories/warehouse.js';

/** What the product counts: how many responses there are in a queue, and those that overtook. */
export async function overtakesOf(
  { world, files }: Export,
  asOfMs: number,
): Promise<{ responses: number; overtakes: { case_id: string; overtaken: number }[] }> {
  const warehouse = await warehouseOf(world);
  try {
    const policies = files.map(({ raw, read }, index) => ({
      policy: read(raw),
      raw,
      path: `${index}.yaml`,
      sha256: '',
      text: '',
    }));
    await replay(warehouse, { policies, asOfMs, scenarios: 'house', chunkSize: 7 });
    const [counted] = await warehouse.rows<{ responses: number }>(
      'select count(*) as responses from queue_responses',
    );
    const overtakes = await warehouse.rows<{ case_id: string; overtaken: number }>(`
      select case_id, overtaken
      from queue_overtakes
      inner join case_facts using (case_key)
      order by case_id`);
    return { responses: counted?.responses ?? 0, overtakes };
  } finally {
    warehouse.close();
  }
}
