import { literal } from '../quote.js';

/** How a text file is cut into rows and columns. */
export interface TextLayout {
  readonly header: boolean;
  /** SQL of the text that parts columns, and of the one that quotes. */
  readonly delimiter: string;
  readonly quote: string;
  readonly compression: string;
  readonly names: readonly string[];
}

/** SQL relation of a text file's rows; what does not fit the layout goes to `incoming_errors`. */
export function textRelation(path: string, layout: TextLayout): string {
  const columns = layout.names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(
    ${literal(path)},
    auto_detect = false,
    header = ${layout.header},
    delim = ${layout.delimiter},
    quote = ${layout.quote},
    escape = ${layout.quote},
    compression = ${literal(layout.compression)},
    columns = {${columns}},
    store_rejects = true,
    rejects_limit = 0,
    rejects_table = 'incoming_errors',
    rejects_scan = 'incoming_scans'
)`;
}

/** SQL that clears the way for the errors of the next text file. */
export const forgetErrors = `
    drop table if exists incoming_errors;
    drop table if exists incoming_scans`;
