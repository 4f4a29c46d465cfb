const special = /[",\r\n]/;

/** One record of RFC 4180, without its line end. */
export function csvRecord(fields: readonly string[]): string {
  let record = '';
  for (const [index, field] of fields.entries()) {
    if (index > 0) record += ',';
    record += special.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  }
  return record;
}
