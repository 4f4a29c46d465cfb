import { expect, test } from 'vitest';
import { linesMatching, type SourceFile, sourceFiles } from './source-files.js';

const ambient: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the clock', /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.hrtime\b/],
  ['the clock, by Luxon', /\bDateTime\.(now|local)\(|\bDateTime\.utc\(\)/],
  ['what Luxon assumes', /\bSettings\.(now|default|throw)|import .*\bSettings\b.*['"]luxon['"]/],
  ['the clock, in SQL', /\b(current_timestamp|current_date|current_time|localtimestamp)\b/i],
  ['the clock, in SQL', /\b(now|today|get_current_timestamp|transaction_timestamp)\(\)/i],
  ['the clock, in Typst', /\bdatetime\.today\b/],
  ['the locale', /\.toLocale\w*\(\s*(\)|undefined|\[\])|\.localeCompare\([^,()]*\)/],
  ['the locale', /\bIntl\.\w+\((\)|undefined|\[\])/],
  ['the zone of the machine', /\bgetTimezoneOffset\b/],
  ['the zone of the machine', /\bzone:\s*['"](local|system)['"]|\bsetZone\(\s*['"](local|system)/],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/],
  ['chance, in SQL', /\b(random|uuid|gen_random_uuid)\(\)|\busing sample\b/i],
];

test.each(ambient)('nothing in the product reads %s (%s)', (_, pattern) => {
  expect(linesMatching(product(), pattern)).toEqual([]);
});

test('the whole product is looked at', () => {
  expect(product().length).toBeGreaterThan(100);
});

test.each([
  'const at = Date.now();',
  'const at = DateTime.utc();',
  'select now() as asked_at',
  'names.sort((a, b) => a.localeCompare(b))',
  'select random() as lot',
])('"%s" would be found', (text) => {
  const found = ambient.filter(([, pattern]) => linesMatching([{ path: 'a', text }], pattern)[0]);
  expect(found).not.toEqual([]);
});

function product(): SourceFile[] {
  return sourceFiles(['cli', 'pipeline', 'queries', 'reports'], /\.(ts|sql|typ|hbs)$/);
}
