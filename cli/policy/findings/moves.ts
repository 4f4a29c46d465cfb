import type { Finding, Move } from '../../../pipeline/policy/lint/finding.js';
import { listed } from '../../../reports/words/count.js';
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
  const heading = ['Open reading', 'option', 'moves', 'median h', 'p90 h', 'most h'];
  const [most] = readings;
  const witness = witnessText(most?.witness ?? null);
  const legend =
    'Open readings, by how far an option moves the due times of the cells that it touches, over all instants (p90: nine in ten move no farther; + later, − earlier, ± both):';
  return [
    '',
    wrapped(legend, width, '  '),
    textTable([heading, ...rows], '    '),
    ...(witness === null ? [] : [wrapped(witness, width, '    ')]),
    ...(still.length === 0
      ? []
      : [wrapped(`No due time of a case as opened hangs on ${listed(still)}.`, width, '  ')]),
  ];
}

function figures({ later, earlier, instants, median_ms, p90_ms, most_ms }: Move): string[] {
  const sign = later === 0 ? '−' : earlier === 0 ? '+' : '±';
  const moved = percent((later + earlier) / instants, instants);
  return [moved, hours(median_ms), hours(p90_ms), `${sign}${hours(most_ms)}`];
}

/** Hours, by quarters where they are not whole. */
function hours(ms: number): string {
  return String(Math.round(ms / 36_000) / 100);
}
