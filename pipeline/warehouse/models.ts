import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../root.js';
import type { Warehouse } from './open.js';

export type Layer = 'staging' | 'intermediate' | 'marts' | 'checks';

/** One `.sql` file of `queries/`: its table's name, its text, and the models that it reads. */
export interface Model {
  readonly name: string;
  readonly layer: Layer;
  readonly sql: string;
  /** All models that must be there to read it, those behind views included. */
  readonly inputs: readonly string[];
  /** A view is read through; its comment says so. */
  readonly kind: 'table' | 'view';
  /** Whether it is built once for every stretch of cases. */
  readonly is_chunked: boolean;
  /** Whether it looks at all cases at once after every chunk is done, at marts only; its comment says so. */
  readonly is_last: boolean;
}

const layers: readonly Layer[] = ['staging', 'intermediate', 'marts', 'checks'];

let known: Promise<readonly Model[]> | undefined;

/** Every model, each after all that it reads; read once, for the program's own text does not change while it runs. */
export function readModels(warehouse: Warehouse): Promise<readonly Model[]> {
  known ??= readEvery(warehouse).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function readEvery(warehouse: Warehouse): Promise<Model[]> {
  const files = layers.flatMap((layer) =>
    readdirSync(join(packageRoot, 'queries', layer))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => ({
        name: basename(file, '.sql'),
        layer,
        sql: readFileSync(join(packageRoot, 'queries', layer, file), 'utf8'),
      })),
  );
  const names = new Set(files.map((file) => file.name));
  const read = await Promise.all(
    files.map(async (file) => ({
      ...file,
      inputs: (await tablesIn(warehouse, file.name, file.sql)).filter((name) => names.has(name)),
    })),
  );
  return inOrder(read);
}

type Read = Omit<Model, 'is_chunked' | 'is_last' | 'kind'>;

function inOrder(models: readonly Read[]): Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const placed = new Map<string, Model>();
  const place = (model: Read, path: readonly string[]): void => {
    if (placed.has(model.name)) return;
    if (path.includes(model.name)) {
      throw new Error(`Models read each other: ${[...path, model.name].join(' → ')}.`);
    }
    for (const input of model.inputs) {
      const found = byName.get(input);
      if (found !== undefined) place(found, [...path, model.name]);
    }
    const comment = /^(?:--.*\n)+/.exec(model.sql)?.[0] ?? '';
    const behind = model.inputs.flatMap((input) => {
      const read = placed.get(input);
      return read?.kind === 'view' ? read.inputs : [];
    });
    const is_last =
      /\bBuilt last\./.test(comment) ||
      model.inputs.some((input) => placed.get(input)?.is_last === true);
    const is_chunked =
      !is_last &&
      (model.sql.includes("getvariable('chunk_from')") ||
        model.inputs.some((input) => placed.get(input)?.is_chunked === true));
    placed.set(model.name, {
      ...model,
      inputs: [...new Set([...model.inputs, ...behind])].sort(),
      kind: /\bA view\./.test(comment) ? 'view' : 'table',
      is_chunked,
      is_last,
    });
  };
  for (const model of models) place(model, []);
  return [...placed.values()];
}

/** The names of the tables that a query reads, those of its own CTEs left out. */
async function tablesIn(warehouse: Warehouse, name: string, sql: string): Promise<string[]> {
  const [row] = await warehouse.rows<{ tree: string }>(
    'select json_serialize_sql($sql::varchar)::varchar as tree',
    { sql },
  );
  const tree: unknown = JSON.parse(row?.tree ?? '{}');
  if (typeof tree === 'object' && tree !== null && 'error' in tree && tree.error === true) {
    const told = 'error_message' in tree ? String(tree.error_message) : 'it cannot be read';
    throw new Error(`The model ${name} is no query: ${told}`);
  }
  const tables = new Set<string>();
  const named = new Set<string>();
  walk(tree, (node) => {
    if (node.type === 'BASE_TABLE' && (node.schema_name ?? '') === '') {
      tables.add(String(node.table_name));
    }
    if (isNode(node.cte_map) && Array.isArray(node.cte_map.map)) {
      for (const entry of node.cte_map.map) if (isNode(entry)) named.add(String(entry.key));
    }
  });
  return [...tables].filter((table) => !named.has(table)).sort();
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const held of Object.values(value)) walk(held, visit);
  }
}
