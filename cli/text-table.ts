/** Rows of text as columns two spaces apart; the first row is the heading. */
export function textTable(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return lines.map((line) => `${indent}${line}`.trimEnd()).join('\n');
}

/** A text broken between words so that no line is longer than `width`; later lines may hang deeper. */
export function wrapped(text: string, width: number, indent: string, hanging = indent): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width - hanging.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line]
    .map((each, index) => `${index === 0 ? indent : hanging}${each}`)
    .join('\n');
}

/** Rows of text as columns of given widths, two spaces apart; a longer text goes on in the lines below. */
export function cells(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  indent = '',
): string {
  return rows
    .flatMap((row) => {
      const columns = row.map((text, index) => inLines(text, widths[index] ?? text.length));
      const height = Math.max(...columns.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) =>
        columns.map((lines, index) => (lines[line] ?? '').padEnd(widths[index] ?? 0)).join('  '),
      );
    })
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n');
}

/** A text in lines of at most `width`, broken between words, and a word too long for a line after the marks in it. */
function inLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { piece, gap } of text.split(/ +/).flatMap((word) => piecesOf(word, width))) {
    const joined = line === '' ? piece : `${line}${gap}${piece}`;
    if (joined.length > width && line !== '') {
      lines.push(line);
      line = piece;
    } else line = joined;
  }
  return [...lines, line];
}

function piecesOf(word: string, width: number): { piece: string; gap: string }[] {
  const pieces = word.length <= width ? [word] : word.split(/(?<=[._-])/);
  return pieces.map((piece, index) => ({ piece, gap: index === 0 ? ' ' : '' }));
}
