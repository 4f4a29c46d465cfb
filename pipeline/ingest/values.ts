import { type CanonicalColumn, eventTypes, statuses } from './canonical.js';
import { formatsOf } from './instants.js';
import type { Mapping } from './mapping.js';
import { literals } from './quote.js';
import { textName, worded } from './texts.js';

/** SQL for the value of a column that is no instant, given its text. */
export function valueSql(column: CanonicalColumn, mapping: Mapping): string {
  const text = textName(column);
  switch (column.kind.is) {
    case 'date':
      return dateSql(text, formatsOf(column, mapping.map));
    case 'boolean':
      return `case lower(${text}) when 'true' then true when 't' then true when 'yes' then true when 'y' then true when '1' then true when 'false' then false when 'f' then false when 'no' then false when 'n' then false when '0' then false end`;
    case 'number':
      return `case when isfinite(try_cast(${text} as double)) then try_cast(${text} as double) end`;
    case 'clock':
      return `case when regexp_full_match(${text}, '([01]?\\d|2[0-3]):[0-5]\\d(:00)?|24:00(:00)?') then lpad(regexp_replace(${text}, '^(\\d+:\\d\\d).*$', '\\1'), 5, '0') end`;
    case 'word':
      return worded(text, column.kind.words);
    default:
      return mapping.table.name === 'events' && column.name.endsWith('value')
        ? `case when (${worded('text_type', eventTypes)}) in ('status', 'resource') then ${worded(text, statuses)} else ${text} end`
        : text;
  }
}

function dateSql(text: string, formats: readonly string[] | undefined): string {
  if (formats !== undefined) return `try_strptime(${text}, [${literals(formats)}])::date`;
  const midnight = `'\\d{4}-\\d{2}-\\d{2}([T ]00:00(:00(\\.0+)?)?(Z|\\+00(:?00)?)?)?'`;
  return `case when regexp_full_match(${text}, ${midnight}) then try_cast(left(${text}, 10) as date) end`;
}
