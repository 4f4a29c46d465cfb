import { DataType } from 'apache-arrow';

/** The text of an Arrow value as it would stand in a CSV file; NULL stays NULL. */
export function arrowText(type: DataType): (value: unknown) => string | null {
  const write = writerOf(DataType.isDictionary(type) ? type.dictionary : type);
  return (value) => (value === null || value === undefined ? null : write(value));
}

function writerOf(type: DataType): (value: unknown) => string {
  if (DataType.isTimestamp(type)) {
    const ending = type.timezone === null || type.timezone === undefined ? '' : 'Z';
    return (value) => `${isoUtc(Number(value)).slice(0, -1)}${ending}`;
  }
  if (DataType.isDate(type)) return (value) => isoUtc(Number(value)).slice(0, 10);
  if (DataType.isDecimal(type)) return (value) => scaled(String(value), type.scale);
  if (DataType.isList(type) || DataType.isStruct(type) || DataType.isMap(type)) {
    return (value) => JSON.stringify(value);
  }
  return String;
}

function isoUtc(milliseconds: number): string {
  return new Date(Math.floor(milliseconds)).toISOString();
}

function scaled(digits: string, scale: number): string {
  if (scale <= 0) return digits;
  const negative = digits.startsWith('-');
  const padded = digits.replace('-', '').padStart(scale + 1, '0');
  return `${negative ? '-' : ''}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
