import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { UserError } from '../failure.js';
import { identifier } from '../ingest/quote.js';
import { rawTables } from './raw.js';

/** The one door to the database; nothing else in the program knows the engine. */
export interface Warehouse {
  readonly connection: DuckDBConnection;
  readonly path: string;
  /** Runs statements and forgets their result. */
  run(sql: string, values?: Record<string, DuckDBValue>): Promise<void>;
  /** All rows of a query as plain values: BIGINT as number, lists as arrays, structs as objects. */
  rows<Row>(sql: string, values?: Record<string, DuckDBValue>): Promise<Row[]>;
  close(): void;
  /** A database in memory beside this one, empty and in use on its own connection; its queries reach the tables of this one by its catalog. */
  beside(): Promise<Beside>;
}

/** A database in memory beside another. */
export interface Beside extends Warehouse {
  /** The other one's catalog, as an identifier. */
  readonly whole: string;
  /** Lets go of it and of all that it holds. */
  close(): Promise<void>;
}

export interface WarehouseOptions {
  readonly memoryLimit?: string;
  readonly threads?: number;
  readonly readOnly?: boolean;
}

/** Opens or makes the database at `path` (`:memory:` for none) with its raw tables in place. */
export async function openWarehouse(
  path: string,
  options: WarehouseOptions = {},
): Promise<Warehouse> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const settings: Record<string, string> = {
    memory_limit: options.memoryLimit ?? '3GB',
    temp_directory: path === ':memory:' ? temporaryFolder() : `${path}.tmp`,
    asof_loop_join_threshold: '0',
    preserve_insertion_order: 'false',
  };
  if (options.threads !== undefined) settings.threads = String(options.threads);
  if (options.readOnly === true) settings.access_mode = 'READ_ONLY';
  const instance = await openInstance(path, settings);
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  if (options.readOnly !== true) await connection.run(rawTables);
  const door = doorOf(connection, path);
  return {
    ...door,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
    beside: () => openBeside(instance, door),
  };
}

type Door = Pick<Warehouse, 'connection' | 'path' | 'run' | 'rows'>;

function doorOf(connection: DuckDBConnection, path: string): Door {
  return {
    connection,
    path,
    run: async (sql, values) => {
      await connection.run(sql, values);
    },
    rows: async <Row>(sql: string, values?: Record<string, DuckDBValue>) => {
      const reader = await connection.runAndReadAll(sql, values);
      return reader.getRowObjectsJS().map(plain) as Row[];
    },
  };
}

/** In the same engine, so that a file that is open is not opened twice. */
async function openBeside(instance: DuckDBInstance, main: Door): Promise<Beside> {
  const [held] = await main.rows<{ whole: string }>('select current_database() as whole');
  opened += 1;
  const name = `beside_${opened}`;
  await main.run(`attach ':memory:' as ${name} (read_write)`);
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  await connection.run(`use ${name}`);
  const door = doorOf(connection, ':memory:');
  return {
    ...door,
    whole: identifier(held?.whole ?? ''),
    beside: () => openBeside(instance, door),
    close: async () => {
      connection.closeSync();
      await main.run(`detach ${name}`);
    },
  };
}

let opened = 0;

/** Where a database without a file spills to: of its own, for those of one name would write over each other. */
function temporaryFolder(): string {
  opened += 1;
  return join(tmpdir(), `punctual-${process.pid}-${opened}`);
}

async function openInstance(
  path: string,
  settings: Record<string, string>,
): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, settings);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/lock/i.test(text)) {
      throw new UserError({
        code: 'warehouse.locked',
        message: `The database ${path} is in use by another run.`,
        hint: 'Wait until it has ended, or work in another folder with --workspace.',
      });
    }
    throw new UserError({
      code: 'warehouse.unreadable',
      message: `The database ${path} cannot be opened: ${text.split('\n')[0]}`,
      hint: 'Move it away and ingest again; the exports are the source of truth.',
    });
  }
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, plain(held)]));
  }
  return value;
}
