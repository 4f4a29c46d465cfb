import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gatherFacts } from '../../pipeline/publish/facts.js';
import { afterMarch, answer, events } from './world.js';

test('a publication whose files were changed or lost is refused, with each of them', async () => {
  await afterMarch(async (office) => {
    const folder = join(office.published, 'acme-2026-03', '1');
    writeFileSync(join(folder, 'details.jsonl'), '');
    rmSync(join(folder, 'facts.parquet'));
    await expect(office.since()).rejects.toThrow(
      'acme-2026-03@1 is not as it was published: facts.parquet is not there; details.jsonl is another than was recorded.',
    );
  });
});

test('facts that are gathered a few at a time are those that are gathered at once', async () => {
  await afterMarch(async (office) => {
    const { warehouse } = office;
    const gathered = async (eventsAtOnce?: number) => {
      const concerned = "(select case_id from raw.cases where case_id like 'A-%')";
      await gatherFacts(warehouse, Date.parse('2026-04-01'), concerned, eventsAtOnce);
      return warehouse.rows<{ table_name: string }>('from published_facts order by all');
    };
    const atOnce = await gathered();
    expect(new Set(atOnce.map((fact) => fact.table_name))).toContain('case');
    expect(await gathered(3)).toEqual(atOnce);
  });
});

test('where the earlier run judged by the house alone, what other readings say is not told as moved', async () => {
  await afterMarch(async (office) => {
    await office.judgeHouse();
    await office.publish();
    await office.judge();
    const { before, figures, obligations, details, unrecorded } = await office.since();
    expect(before.name).toBe('acme-2026-03@2');
    expect([figures, obligations, details.figures]).toEqual([[], [], []]);
    expect(unrecorded).toEqual(expect.arrayContaining(['low', 'high', 'hinging', 'scenario']));
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:30:00Z')));
    await office.judge();
    const kinds = (await office.since()).figures.map(({ now }) => now?.kind);
    expect(kinds).toContain('rate');
    expect(kinds).not.toContain('hinging');
  });
});

test('a folder that somebody else put there is left as it is, and the next number taken', async () => {
  await afterMarch(async (office) => {
    const home = join(office.published, 'acme-2026-03');
    mkdirSync(join(home, '2'));
    writeFileSync(join(home, '2', 'mine.txt'), '');
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:30:00Z')));
    await office.judge();
    expect((await office.publish()).publication.name).toBe('acme-2026-03@3');
    expect(readdirSync(join(home, '2'))).toEqual(['mine.txt']);
    expect((await office.since()).before.name).toBe('acme-2026-03@3');
  });
});
