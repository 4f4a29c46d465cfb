import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replay } from '../../pipeline/replay.js';
import { packageRoot } from '../../pipeline/root.js';
import { type Model, readModels } from '../../pipeline/warehouse/models.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { readDictionary } from './read-dictionary.js';
import { ingested, sampleFiles, shipped } from './sample.js';

const readme = readFileSync(join(packageRoot, 'queries', 'README.md'), 'utf8');
const dictionary = readDictionary(readme);

let warehouse: Warehouse;
let models: readonly Model[];

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  models = await readModels(warehouse);
  await replay(warehouse, { policies: shipped('crashplan'), scenarios: 'house' });
});

afterAll(() => warehouse.close());

test('every model is listed with its grain, as its file tells it', () => {
  const told = Object.fromEntries(models.map((model) => [model.name, grainOf(model)]));
  expect(dictionary.grains).toEqual(told);
});

test('every column of every mart and compiled table is explained, and none that is not there', async () => {
  const found = await warehouse.rows<{ table_name: string; columns: string[] }>(`
    select
      if(table_schema = 'main', '', table_schema || '.') || table_name as table_name,
      list(column_name order by column_name) as columns
    from information_schema.columns
    where table_schema in ('main', 'policy')
    group by all`);
  const real = found.map(({ table_name, columns }) => [table_name, columns]);
  expect(dictionary.columns).toEqual(Object.fromEntries(real));
});

test('every column is told with a unit and a meaning', () => {
  expect(dictionary.explained.filter(({ unit, meaning }) => unit === '' || meaning === '')).toEqual(
    [],
  );
});

test('a name that ends in _ms is an instant or a duration, and none else is', () => {
  const isTime = (unit: string) => unit === 'instant' || unit === 'duration';
  expect(
    dictionary.explained.filter(({ column, unit }) => column.endsWith('_ms') !== isTime(unit)),
  ).toEqual([]);
});

test('every decision says what was seen, what was chosen and what will differ', () => {
  const [, part = ''] = readme.split('\n## Decisions\n');
  const decisions = part.split('\n#### ').slice(1);
  expect(decisions.length).toBeGreaterThan(30);
  expect(
    decisions.filter((text) => !/^.+\n- Saw: .+\n- Chose: .+\n- Differs: .+\n*/.test(text)),
  ).toEqual([]);
});

function grainOf({ sql }: Model): string {
  const comment = /^(?:--.*\n)+/.exec(sql)?.[0] ?? '';
  const text = comment.replace(/^-- ?/gm, '').replace(/\s+/g, ' ').trim();
  return text.replace(/^One row:? /, '');
}
