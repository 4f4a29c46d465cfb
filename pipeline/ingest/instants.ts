import type { CanonicalColumn } from './canonical.js';
import type { ColumnMap } from './map.js';
import { literal, literals } from './quote.js';

const earliestMs = Date.UTC(1970, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** SQL for the instant, in milliseconds, of a text that says its offset itself; NULL for any other text. */
export function absoluteSql(column: CanonicalColumn, text: string, map: ColumnMap): string {
  const formats = formatsOf(column, map);
  return within(formats === undefined ? isoInstant(text) : formattedInstant(text, formats));
}

/** SQL for the local time, in milliseconds, of a text that says no offset; NULL for any other text. */
export function localSql(column: CanonicalColumn, text: string, map: ColumnMap): string {
  const formats = formatsOf(column, map);
  if (formats !== undefined) return within(formattedLocal(text, formats));
  return `case when not ends_with(${text}, 'Z') then ${within(isoLocal(text))} end`;
}

/** The formats that a map gives a column of dates or instants. */
export function formatsOf(column: CanonicalColumn, map: ColumnMap): readonly string[] | undefined {
  return map.formats[column.name] ?? map.formats['*'];
}

function within(milliseconds: string): string {
  return `(case when ${milliseconds} between ${earliestMs} and ${latestMs} then ${milliseconds} end)`;
}

const offsetEnding = `'\\d:\\d{2}([.,]\\d+)?\\s*(Z|UTC|GMT|[+-]\\d{2}(:?\\d{2})?)$'`;
const localShape = `'\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d+)?)?'`;

function isoInstant(text: string): string {
  const upper = `upper(${text})`;
  const spaced = `regexp_replace(${upper}, '\\s*(Z|UTC|GMT)$', 'Z')`;
  const close = `regexp_replace(${spaced}, '\\s+([+-][0-9:]+)$', '\\1')`;
  const seconds = `regexp_replace(${close}, '^(.{10}).(\\d{2}:\\d{2})([Z+-])', '\\1T\\2:00\\3')`;
  const lenient = `replace(${seconds}, ',', '.')`;
  return `case
    when length(${text}) >= 16
    and (ends_with(${text}, 'Z') or regexp_matches(upper(${text}), ${offsetEnding}))
    then epoch_ms(coalesce(try_cast(${text} as timestamptz), try_cast(${lenient} as timestamptz)))
    end`;
}

function isoLocal(text: string): string {
  return `case
    when regexp_full_match(${text}, ${localShape})
    then epoch_ms(try_cast(replace(${text}, ',', '.') as timestamp))
    end`;
}

function formattedLocal(text: string, formats: readonly string[]): string {
  const strptime = formats.filter((format) => !isNamed(format) && !hasOffset(format));
  const tries = [
    ...(strptime.length === 0 ? [] : [`epoch_ms(try_strptime(${text}, [${literals(strptime)}]))`]),
    ...(formats.includes('iso') ? [isoLocal(text)] : []),
  ];
  return tries.length === 0 ? 'null::bigint' : `coalesce(${tries.join(', ')}, null::bigint)`;
}

function formattedInstant(text: string, formats: readonly string[]): string {
  const tries = formats
    .filter((format) => isNamed(format) || hasOffset(format))
    .map((format) => {
      if (format === 'iso') return isoInstant(text);
      if (format === 'epoch-milliseconds') return `try_cast(${text} as bigint)`;
      if (format === 'epoch-seconds') {
        return `floor(try_cast(${text} as decimal(28, 9)) * 1000)::bigint`;
      }
      return `epoch_ms(try_strptime(${text}, ${literal(format)}))`;
    });
  return tries.length === 0 ? 'null::bigint' : `coalesce(${tries.join(', ')}, null::bigint)`;
}

function isNamed(format: string): boolean {
  return ['iso', 'epoch-seconds', 'epoch-milliseconds'].includes(format);
}

function hasOffset(format: string): boolean {
  return /%[zZ]/.test(format);
}
