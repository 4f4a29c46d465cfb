import { type CanonicalColumn, rowFacts, stored } from './canonical.js';
import type { Check } from './checks.js';
import { keyHash } from './identity.js';
import { absoluteSql, localSql } from './instants.js';
import type { Mapping } from './mapping.js';
import { identifier, literal, literals } from './quote.js';
import { localName, present, textName, textOf } from './texts.js';
import { valueSql } from './values.js';
import { instantOfLocal, isInGap, isInOverlap, type Offsets } from './zone.js';

/** The columns of `raw` that a file of this table fills. */
export function storedColumns({ table }: Mapping): string[] {
  const facts = table.name === 'cases' ? ['row_facts'] : [];
  return [...table.columns.map(stored), ...facts, 'extra'];
}

/**
 * SQL that reads each record of a relation of texts: its stored columns, the hash of its key, the number of the first check that it fails with the text
 * that failed, and how many of its times no clock or two clocks showed.
 */
export function typedSelect(
  relation: string,
  hasRowNumbers: boolean,
  mapping: Mapping,
  offsets: Offsets | undefined,
  checks: readonly Check[],
): string {
  const { table } = mapping;
  const instants = table.columns.filter((column) => column.kind.is === 'instant');
  const texts = table.columns.map((column) => `${textOf(column, mapping)} as ${textName(column)}`);
  const locals = instants.flatMap((column) => [
    `${localSql(column, textName(column), mapping.map)} as ${localName(column)}`,
    `${absoluteSql(column, textName(column), mapping.map)} as absolute_${column.name}`,
  ]);
  const values = [
    ...table.columns.map((column) => ({
      name: stored(column),
      sql: readAs(column, mapping, offsets),
    })),
    ...(table.name === 'cases' ? [{ name: 'row_facts', sql: rowFactsSql(mapping) }] : []),
  ];
  const number = hasRowNumbers ? ['row_number'] : [];
  const kept = [...number, ...storedColumns(mapping).map(identifier), 'key_hash', 'problem'];
  const failing = checks.map(({ fails }, index) => `when ${fails} then ${index + 1}`);
  const failed = checks.map(
    ({ column }, index) => `when ${index + 1} then ${identifier(`text_${column}`)}`,
  );
  return `
select
    ${[...kept, ...findingNames].join(', ')},
    left(case problem ${failed.join(' ')} end, 200) as problem_value
from (
    select
        *,
        ${keyHash(table)} as key_hash,
        (case ${failing.join('\n        ')} end)::utinyint as problem,
        ${clockFindings(instants, offsets)}
    from (
        select *, ${values.map(({ name, sql }) => `${sql} as ${identifier(name)}`).join(', ')}
        from (
            select ${['*', ...locals].join(', ')}
            from (
                select ${[...number, ...texts, `${extraSql(mapping)} as extra`].join(', ')}
                from ${relation}
            )
        )
    )
)`;
}

const findingNames = ['gap_times', 'overlap_times'];

function clockFindings(instants: readonly CanonicalColumn[], offsets: Offsets | undefined): string {
  if (offsets === undefined || offsets.transitions.length === 0 || instants.length === 0) {
    return findingNames.map((name) => `null::utinyint as ${name}`).join(', ');
  }
  const count = (test: (local: string, offsets: Offsets) => string): string =>
    instants
      .map((column) => `coalesce((${test(localName(column), offsets)})::utinyint, 0)`)
      .join(' + ');
  return `nullif(${count(isInGap)}, 0)::utinyint as gap_times,
        nullif(${count(isInOverlap)}, 0)::utinyint as overlap_times`;
}

function readAs(column: CanonicalColumn, mapping: Mapping, offsets: Offsets | undefined): string {
  if (column.kind.is !== 'instant') return valueSql(column, mapping);
  const absolute = `absolute_${column.name}`;
  if (offsets === undefined) return absolute;
  return `coalesce(${absolute}, ${instantOfLocal(localName(column), offsets)})`;
}

function extraSql(mapping: Mapping): string {
  if (mapping.extras.length === 0) return 'null::json';
  const pairs = mapping.extras.map(
    ({ index, name }) => `${literal(name)}, ${present(`c${index}`, mapping)}`,
  );
  return `nullif(json_merge_patch('{}', json_object(${pairs.join(', ')}))::text, '{}')::json`;
}

function rowFactsSql(mapping: Mapping): string {
  const facts = rowFacts.filter((fact) => mapping.origins.has(fact));
  return `[${literals(facts)}]::text[]`;
}
