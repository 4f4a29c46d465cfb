import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../../pipeline/failure.js';
import { obligationsCsv, type Told, whatIfCsv } from './table.js';

/** Where what-ifs are to be written: their figures, and the obligations behind them. */
export interface WhatIfFiles {
  readonly out: string | null;
  readonly rows: string | null;
}

/** An ending that names no format is told before anything is judged. */
export function checkFiles({ out, rows }: WhatIfFiles): void {
  if (out !== null) formatOf(out);
  if (rows !== null && !rows.endsWith('.csv')) throw noFormat(rows, 'in .csv');
}

/** Writes what is to be written, and returns the paths. */
export function writeFiles({ out, rows }: WhatIfFiles, found: readonly Told[]): string[] {
  const findings = found.map(({ finding }) => finding);
  if (out !== null) {
    const isCsv = formatOf(out) === 'csv';
    writeFileSync(out, isCsv ? whatIfCsv(findings) : `${JSON.stringify(findings, null, 2)}\n`);
  }
  if (rows !== null) writeFileSync(rows, obligationsCsv(found));
  return [out, rows].filter((file) => file !== null);
}

function formatOf(path: string): 'csv' | 'json' {
  if (path.endsWith('.csv')) return 'csv';
  if (path.endsWith('.json')) return 'json';
  throw noFormat(path, 'in .csv or .json');
}

function noFormat(path: string, ending: string): UserError {
  return new UserError({
    code: 'whatif.format',
    message: `A what-if cannot be written to "${basename(path)}".`,
    hint: `Name a file that ends ${ending}.`,
  });
}
