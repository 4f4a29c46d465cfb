import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { csvRecord } from './csv.js';
import { type TableName, tableNames, tables } from './tables.js';

const chunk = 1 << 18;

/** One CSV file, written as it grows. */
export class CsvFile {
  private readonly handle: number;
  private waiting: string;
  rows = 0;

  constructor(path: string, columns: readonly string[]) {
    this.handle = openSync(path, 'w');
    this.waiting = `${csvRecord(columns)}\n`;
  }

  /** Adds a line as it is, right or wrong. */
  line(text: string): void {
    this.waiting += `${text}\n`;
    this.rows += 1;
    if (this.waiting.length > chunk) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.handle);
  }

  private flush(): void {
    writeSync(this.handle, this.waiting);
    this.waiting = '';
  }
}

export type CsvFiles = Readonly<Record<TableName, CsvFile>>;

/** Starts one file per table in a folder that exists. */
export function openCsvFiles(folder: string): CsvFiles {
  return Object.fromEntries(
    tableNames.map((name) => [
      name,
      new CsvFile(join(folder, `${name}.csv`), Object.keys(tables[name])),
    ]),
  ) as unknown as CsvFiles;
}
