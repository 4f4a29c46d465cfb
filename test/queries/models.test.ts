import { expect, test } from 'vitest';
import { type Model, readModels } from '../../pipeline/warehouse/models.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';

const models = await allModels();

test('every model comes after all that it reads', () => {
  const places = new Map(models.map((model, place) => [model.name, place]));
  const early = models.flatMap((model, place) =>
    model.inputs
      .filter((input) => (places.get(input) ?? Number.POSITIVE_INFINITY) >= place)
      .map((input) => `${model.name} reads ${input}`),
  );
  expect(early).toEqual([]);
});

test.each<[layer: Model['layer'], mayRead: readonly Model['layer'][]]>([
  ['staging', ['staging']],
  ['intermediate', ['staging', 'intermediate']],
  ['marts', ['staging', 'intermediate', 'marts']],
  ['checks', ['staging', 'intermediate', 'marts']],
])('%s reads no layer above its own', (layer, mayRead) => {
  const layers = new Map(models.map((model) => [model.name, model.layer]));
  const upward = of(layer).flatMap((model) =>
    model.inputs
      .filter((input) => !mayRead.some((allowed) => allowed === layers.get(input)))
      .map((input) => `${model.name} reads ${input}`),
  );
  expect(upward).toEqual([]);
});

test('every model is read by another, or stays for readers', () => {
  const read = new Set(models.flatMap((model) => model.inputs));
  const kept = ['staging', 'intermediate'].flatMap((layer) => of(layer as Model['layer']));
  expect(named(kept.filter((model) => !read.has(model.name)))).toEqual([]);
});

test('staging alone reads exports whole; what others read of them, they read for a reason', () => {
  const readers = models.filter(
    (model) => model.layer !== 'staging' && /\braw\./.test(code(model)),
  );
  expect(named(readers)).toEqual([
    'int_account_terms',
    'int_acts',
    'int_asked_facts',
    'int_case_attributes',
    'int_case_history',
    'int_case_touches',
    'int_closing_surveys',
    'int_deliverables',
    'int_export_facts',
    'int_supported_cases',
    'ledger',
  ]);
});

test('staging joins only to give facts the numbers of their cases, and to let events win', () => {
  const joining = of('staging').filter((model) => /\bjoin\b/.test(code(model)));
  expect(named(joining)).toEqual([
    'stg_events',
    'stg_replaced_answers',
    'stg_row_facts',
    'stg_row_scores',
    'stg_surveys',
    'stg_surveys_sent',
  ]);
});

test('staging adds nothing up', () => {
  const adding = of('staging').filter((model) => /\b(sum|avg|count)\(/.test(code(model)));
  expect(named(adding)).toEqual([]);
});

test('a check reads nothing that is gone when it runs', () => {
  const gone = new Set(
    models.filter((model) => model.is_chunked && model.layer !== 'marts').map(({ name }) => name),
  );
  const lost = of('checks').filter((model) => model.inputs.some((input) => gone.has(input)));
  expect(named(lost)).toEqual([]);
});

test.each<[what: string, pattern: RegExp]>([
  ['the clock', /\bcurrent_|\bnow\(|\btoday\(|\blocaltime/],
  ['chance', /\brandom\(|\buuid\(|\bsample\b/],
  ['the order in which rows happen to lie', /\browid\b|\bfirst\(|\blast\(|\blimit\b/],
  ['whichever row comes first', /\bany_value\((?!assigned\.mask\))/],
  [
    'numbers without an order',
    /row_number\(\) over \(\s*\)|row_number\(\) over \(\s*partition(?:(?!order by)[^()])*\)/,
  ],
])('no model reads %s', (_, pattern) => {
  expect(named(models.filter((model) => pattern.test(code(model))))).toEqual([]);
});

test('a model reads only the variables that a replay sets', () => {
  const read = models.flatMap((model) =>
    [...code(model).matchAll(/getvariable\('(\w+)'\)/g)].map(([, name]) => name),
  );
  expect([...new Set(read)].sort()).toEqual(['as_of_ms', 'chunk_from', 'chunk_to']);
});

test('the layers were seen', () => {
  expect(of('staging').length).toBeGreaterThanOrEqual(6);
  expect(of('intermediate').length).toBeGreaterThanOrEqual(30);
  expect(of('marts').length).toBeGreaterThanOrEqual(6);
  expect(of('checks').length).toBeGreaterThanOrEqual(9);
});

async function allModels(): Promise<readonly Model[]> {
  const warehouse = await openWarehouse(':memory:');
  try {
    return await readModels(warehouse);
  } finally {
    warehouse.close();
  }
}

function of(layer: Model['layer']): Model[] {
  return models.filter((model) => model.layer === layer);
}

function named(found: readonly Model[]): string[] {
  return found.map((model) => model.name).sort();
}

function code({ sql }: Model): string {
  return sql.replace(/--.*$/gm, '');
}
