import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openWarehouse } from '../../warehouse/open.js';
import { tableNames, tables } from './tables.js';

const types = {
  text: 'varchar',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
} as const;

/** Turns the CSV files of a folder into Parquet files with typed columns. */
export async function parquetFromCsv(folder: string): Promise<void> {
  const warehouse = await openWarehouse(':memory:');
  try {
    for (const table of tableNames) {
      const csv = join(folder, `${table}.csv`);
      const columns = Object.entries(tables[table]).map(
        ([name, kind]) => `'${name}': '${types[kind]}'`,
      );
      await warehouse.run(
        `copy (
            from read_csv($csv, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${columns.join(', ')}})
        ) to '${join(folder, `${table}.parquet`).replaceAll("'", "''")}' (format parquet, compression zstd)`,
        { csv },
      );
      rmSync(csv);
    }
  } finally {
    warehouse.close();
  }
}
