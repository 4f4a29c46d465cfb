import { type Failure, UserError } from '../../failure.js';

export interface CsvDialect {
  readonly delimiter: string;
  readonly columns: readonly string[];
}

/** Reads the header: what parts the columns, and their names. */
export function csvDialect(file: string, head: Buffer, delimiter: string | undefined): CsvDialect {
  const text = decode(file, head);
  const chosen = delimiter ?? likeliest(text);
  const columns = firstRecord(text, chosen);
  if (columns.every((name) => name === '')) throw new UserError(noHeader(file));
  return {
    delimiter: chosen,
    columns: columns.map((name, index) => name || `column ${index + 1}`),
  };
}

function decode(file: string, head: Buffer): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw new UserError(notUtf8(file, 'it is UTF-16'));
  }
  const end = head.indexOf(0x0a);
  const line = end === -1 ? head : head.subarray(0, end);
  if (line.includes(0)) throw new UserError(notUtf8(file, 'its header holds a NUL byte'));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    throw new UserError(notUtf8(file, 'its header holds bytes that are not UTF-8'));
  }
  return new TextDecoder('utf-8').decode(head);
}

function likeliest(text: string): string {
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({
    delimiter,
    columns: firstRecord(text, delimiter).length,
  }));
  return counted.reduce((best, next) => (next.columns > best.columns ? next : best)).delimiter;
}

function firstRecord(text: string, delimiter: string): string[] {
  const fields = [''];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    const last = fields.length - 1;
    if (letter === '"') {
      if (quoted && text[at + 1] === '"') {
        fields[last] += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (!quoted && letter === delimiter) fields.push('');
    else if (!quoted && (letter === '\n' || letter === '\r')) break;
    else fields[last] += letter;
  }
  return fields.map((field) => field.trim());
}

function noHeader(file: string): Failure {
  return {
    code: 'ingest.no-header',
    message: `${file} begins with an empty line instead of a header.`,
    hint: 'Its first line must name the columns. Nothing was loaded.',
  };
}

function notUtf8(file: string, why: string): Failure {
  return {
    code: 'ingest.not-utf8',
    message: `${file} is not UTF-8: ${why}.`,
    hint: 'Save it as "CSV UTF-8", or convert it: iconv -f UTF-16 -t UTF-8. Nothing was loaded.',
  };
}
