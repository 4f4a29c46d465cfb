import type { BacklogFinding, DeliverableFinding } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Names } from '../../words/names.js';
import type { Subject } from '../figure-id.js';
import { main, side } from './counted.js';

/** What was open, by age and severity. */
export function backlogFigures(backlog: BacklogFinding | null, names: Names): TracedFigure[] {
  if (backlog === null) return [];
  const { bands, cells } = backlog;
  type Cell = (typeof cells)[number];
  const severities = [...new Set(cells.map(({ severity }) => severity))];
  const sum = (own: readonly Cell[], key: 'cases' | 'unanswered' | 'overdue') =>
    own.reduce((total, cell) => total + cell[key], 0);
  const of = (name: string, own: readonly Cell[], and: NonNullable<Subject['and']>) => [
    side(`Open cases${name}`, 'open_cases', { and }, sum(own, 'cases')),
    side(
      `Open cases nobody had answered${name}`,
      'open_cases',
      { says: 'unanswered', and },
      sum(own, 'unanswered'),
    ),
    side(
      `Open cases with something overdue${name}`,
      'open_cases',
      { and: { ...and, mark: 'overdue' } },
      sum(own, 'overdue'),
    ),
  ];
  const [, unanswered, overdue] = of('', cells, {});
  return [
    main('Open cases', 'open_cases', {}, sum(cells, 'cases')),
    ...(unanswered === undefined || overdue === undefined ? [] : [unanswered, overdue]),
    ...severities.flatMap((severity) => {
      const own = cells.filter((cell) => cell.severity === severity);
      const name = `, ${names.severity(severity) || 'no severity'}`;
      const and = { severity: severity ?? '' };
      return [
        ...of(name, own, and),
        ...bands.map((from, band) =>
          side(
            `Open cases from ${from} days${name}`,
            'open_cases',
            { kind: String(from), and },
            sum(
              own.filter((cell) => cell.band === band),
              'cases',
            ),
          ),
        ),
      ];
    }),
    ...bands.map((from, band) =>
      side(
        `Open cases from ${from} days`,
        'open_cases',
        { kind: String(from) },
        sum(
          cells.filter((cell) => cell.band === band),
          'cases',
        ),
      ),
    ),
  ];
}

/** What accounts were to be given, by verdict. */
export function deliverableFigures(deliverables: readonly DeliverableFinding[]): TracedFigure[] {
  return deliverables.flatMap(({ deliverable: kind, name, isQuarterly, now, before }) =>
    [
      { mark: isQuarterly ? 'this_quarter' : 'once', rows: now },
      { mark: 'quarter_before', rows: before },
    ].flatMap(({ mark, rows }) => {
      const verdicts = [...new Set(rows.map(({ verdict }) => verdict))];
      const told = `${name}, ${mark.replaceAll('_', ' ')}`;
      return [
        side(told, 'deliverables', { kind, and: { mark } }, rows.length),
        ...verdicts.map((says) =>
          side(
            `${told}, ${says}`,
            'deliverables',
            { kind, says, and: { mark } },
            rows.filter(({ verdict }) => verdict === says).length,
          ),
        ),
      ];
    }),
  );
}
