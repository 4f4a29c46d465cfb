/** The records of a CSV text (RFC 4180, with or without a byte order mark), and the record in which a quote is never closed. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  /** The place of the record in `rows`; null where every quote is closed. */
  readonly openQuoteIn: number | null;
}

const fields = /(?:"((?:[^"]|"")*)("|$)|([^",\r\n][^,\r\n]*|))(,|\r\n|\n|\r|$)/y;

/** Splits a CSV text into records; lines without a character are none. */
export function csvRows(text: string): CsvRows {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < content.length) {
    fields.lastIndex = at;
    const found = fields.exec(content);
    if (found === null) {
      const end = content.indexOf('\n', at);
      row.push(content.slice(at, end === -1 ? undefined : end).trimEnd());
      rows.push(row);
      return { rows, openQuoteIn: rows.length - 1 };
    }
    const [whole, quoted, close, plain, end] = found;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (quoted !== undefined && close === '') {
      rows.push(row);
      return { rows, openQuoteIn: rows.length - 1 };
    }
    if (end === ',' && at < content.length) continue;
    if (end === ',') row.push('');
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return { rows, openQuoteIn: null };
}
