import type { IngestResult } from './contract.js';

/** What became of one file, in sentences. */
export function tellResult(result: IngestResult): string {
  return `${[headline(result), ...findings(result).map((line) => `  ${line}`)].join('\n')}\n`;
}

function headline(result: IngestResult): string {
  const { file, rowsRead, loaded, duplicates, quarantined } = result;
  if (result.isUnchanged) {
    return `${file}: already ingested as ${result.table}, ${counted(rowsRead, 'row')}; nothing changed.`;
  }
  const sum = `${counted(rowsRead, 'row')} read = ${number(loaded)} loaded + ${counted(duplicates, 'duplicate')} + ${number(quarantined)} quarantined`;
  return `${file} → ${result.table}: ${sum}.`;
}

function findings(result: IngestResult): string[] {
  if (result.isUnchanged) {
    const zone = result.zone === null ? '' : `, in zone ${result.zone}`;
    return [
      `It is source ${result.sourceId}${zone}. To read it another way, ingest it into an empty workspace.`,
    ];
  }
  const lines = result.reasons
    .slice(0, 10)
    .map(({ column, reason, rows, firstRow, firstValue }) => {
      const place = `row ${firstRow}${column === null ? '' : `, column ${column}`}`;
      const value = firstValue === null ? '' : ` "${shortened(firstValue)}"`;
      const more = rows === 1 ? '' : ` (and ${counted(rows - 1, 'more row')} alike)`;
      return `quarantined: ${place}:${value} ${reason}${more}.`;
    });
  const more = result.reasons.length - lines.length;
  if (more > 0)
    lines.push(`quarantined: ${counted(more, 'further kind')} of problem, in raw.quarantine.`);
  if (result.gapTimes > 0) {
    lines.push(
      `${counted(result.gapTimes, 'local time')} in ${result.zone} never happened (clocks went forward): read as the first valid instant.`,
    );
  }
  if (result.overlapTimes > 0) {
    lines.push(
      `${counted(result.overlapTimes, 'local time')} in ${result.zone} happened twice (clocks went back): read as the earlier.`,
    );
  }
  if (result.derived.length > 0) {
    const made = result.derived.map(({ table, rows }) => `${number(rows)} ${table}`);
    lines.push(`derived from them: ${made.join(' and ')}.`);
  }
  if (result.unknownColumns.length > 0) {
    lines.push(`kept as extra: ${result.unknownColumns.join(', ')}.`);
  }
  return lines;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function counted(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
