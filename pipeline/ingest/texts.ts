import { type CanonicalColumn, eventTypes } from './canonical.js';
import { type Mapping, valuedTypes } from './mapping.js';
import { literal, literals } from './quote.js';

/** The name under which the text of a column is at hand. */
export function textName(column: CanonicalColumn): string {
  return `text_${column.name}`;
}

/** The name under which the local time of an instant is at hand. */
export function localName(column: CanonicalColumn): string {
  return `local_${column.name}`;
}

/** SQL for the text of a canonical column as the map has it: trimmed, NULL where nothing stands, words translated. */
export function textOf(column: CanonicalColumn, mapping: Mapping): string {
  const plain = untranslated(column.name, mapping);
  if (mapping.table.name === 'events' && ['value', 'previous_value'].includes(column.name)) {
    return valueByType(plain, mapping);
  }
  return translated(plain, mapping.map.values[column.name]);
}

function untranslated(name: string, mapping: Mapping): string {
  const origin = mapping.origins.get(name);
  if (origin === undefined) return 'null::text';
  if (origin.is === 'constant') return literal(origin.value);
  return present(`c${origin.index}`, mapping);
}

/** SQL for a file's own column, trimmed, NULL where it says nothing. */
export function present(column: string, mapping: Mapping): string {
  // Trimming costs ten times what it costs to see that there is nothing to trim.
  const ends = [' ', '\\t', '\\r', '\\n'].map((end) => `suffix(${column}, e'${end}')`).join(' or ');
  const trimmed = `case
    when ${column} < '!' or ${ends} then nullif(trim(${column}, e' \\t\\r\\n'), '')
    else ${column}
    end`;
  const { missing } = mapping.map;
  return missing.length === 0
    ? trimmed
    : `case when ${trimmed} not in (${literals(missing)}) then ${trimmed} end`;
}

function valueByType(plain: string, mapping: Mapping): string {
  const own = translated(plain, mapping.map.values.value);
  const cases = valuedTypes.flatMap((type) => {
    const words = mapping.map.values[type];
    return words === undefined ? [] : [`when ${literal(type)} then ${translated(plain, words)}`];
  });
  if (cases.length === 0) return own;
  const type = worded(
    translated(untranslated('type', mapping), mapping.map.values.type),
    eventTypes,
  );
  return `case ${type} ${cases.join(' ')} else ${own} end`;
}

function translated(plain: string, words: Readonly<Record<string, string>> | undefined): string {
  if (words === undefined) return plain;
  const pairs = Object.entries(words).filter(([theirs]) => theirs !== '*');
  const other = words['*'] === undefined ? plain : wordOrNone(words['*']);
  const whens = pairs.map(
    ([theirs, ours]) => `when ${literal(theirs.trim().toLowerCase())} then ${wordOrNone(ours)}`,
  );
  if (whens.length === 0) return `case when ${plain} is not null then ${other} end`;
  return `case when ${plain} is null then null else case lower(${plain}) ${whens.join(' ')} else ${other} end end`;
}

function wordOrNone(word: string): string {
  return word === '' ? 'null' : literal(word);
}

/** SQL for a word of a fixed list as the lists spell it: lower case, joined by underscores. */
export function worded(text: string, words: readonly string[]): string {
  return `case
    when ${text} in (${literals(words)}) then ${text}
    else replace(replace(lower(${text}), ' ', '_'), '-', '_')
    end`;
}
