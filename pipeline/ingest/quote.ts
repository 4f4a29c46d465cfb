/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Several texts as the inside of an SQL list. */
export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(', ');
}
