import type { Finding, Move } from '../../../pipeline/policy/lint/finding.js';
import { listed } from '../../../reports/words/count.js';
import { duration } from '../../../reports/words/duration.js';
import { percent } from '../../../reports/words/rate.js';
import { textTable, wrapped } from '../../text-table.js';
import { witnessText } from './shown.js';

/** The open readings as a table, the one that moves due times farthest first. */
export function movesText(
  found: readonly Finding[],
  still: readonly string[],
  width: number,
): string[] {
  const readings = found.filter(({ code }) => code === 'open-reading');
  if (readings.length === 0) return [];
  const rows = readings.flatMap(({ readings: [name = ''], clauses, moves }) =>
    moves.map((move, place) => [
      place === 0 ? `${name} [${clauses.join(', ')}]` : '',
      move.option,
      ...figures(move),
    ]),
  );
  const heading = ['Open reading', 'option', 'moves', 'median', 'p90', 'most', ''];
  const [most] = readings;
  const witness = witnessText(most?.witness ?? null);
  return [
    wrapped(
      'Open readings, by how far they move the due times of the cells that they touch (all instants, unmoved ones included):',
      width,
      '  ',
    ),
    textTable([heading, ...rows], '    '),
    ...(witness === null ? [] : [wrapped(witness, width, '      ')]),
    ...(still.length === 0
      ? []
      : [
          wrapped(
            `No due time of a case as opened hangs on ${listed(still)}.`,
            width,
            '  ',
            '    ',
          ),
        ]),
  ];
}

function figures(move: Move): string[] {
  const { later, earlier, instants, median_ms, p90_ms, most_ms } = move;
  const direction = later === 0 ? 'earlier' : earlier === 0 ? 'later' : 'both ways';
  return [
    percent((later + earlier) / instants, instants),
    duration(median_ms),
    duration(p90_ms),
    duration(most_ms),
    direction,
  ];
}
