import type { Preview } from './preview.js';

/** How a file would be read, for someone who writes a map. */
export function tellPreview(preview: Preview): string {
  const width = Math.max(...preview.columns.map(({ name }) => name.length));
  return `${[
    `${preview.file} would be read as ${preview.table} (${preview.format}), ${preview.rowsRead.toLocaleString('en')} rows, of which ${preview.unreadable.toLocaleString('en')} cannot be read. Nothing was loaded.`,
    '',
    '  column, and where it comes from:',
    ...preview.columns.map(({ name, from }) => `    ${name.padEnd(width)}  ${from}`),
    ...listed('not in the file', preview.absent),
    ...listed('kept as extra', preview.unknownColumns),
    ...preview.rows.flatMap((row, index) => [
      '',
      `  row as it would be read, ${index + 1} of ${preview.rows.length}:`,
      ...row.map(([name, value]) => `    ${name.padEnd(width)}  ${value}`),
    ]),
  ].join('\n')}\n`;
}

function listed(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : ['', `  ${title}: ${names.join(', ')}`];
}
