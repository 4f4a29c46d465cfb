import type {
  ClauseFinding,
  MonitorabilityFindings,
} from '../../pipeline/findings/monitorability-contract.js';
import {
  classText,
  countsText,
  restsOnText,
  supportCountsText,
  supportText,
} from '../../reports/words/monitorability.js';
import { cells, wrapped } from '../text-table.js';

/** What can be made of each clause and, where data was looked at, whether it is enough. */
export function matrixLines(
  findings: MonitorabilityFindings,
  dataNote: string,
  width: number,
): string[] {
  const hasData = findings.clauses.some(({ support }) => support !== null);
  const heads = ['', 'Clause', 'Class', 'By what, or what is missing'];
  const rows = findings.clauses.map((one) => [
    one.clause,
    one.heading,
    classText(one),
    restsOnText(one),
    ...(hasData ? [supportText(one)] : []),
  ]);
  const told = hasData ? `${supportCountsText(findings)}.` : dataNote;
  return [
    cells(
      [hasData ? [...heads, 'This data'] : heads, ...rows],
      widthsOf(rows, width, hasData),
      '  ',
    ),
    '',
    wrapped(`${countsText(findings.counts)}.`, width, '  '),
    wrapped(told, width, '  '),
  ];
}

/** Each clause with its paraphrase, and the fields from which it is computed or described. */
export function clauseLines(clauses: readonly ClauseFinding[], width: number): string[] {
  return clauses.flatMap(({ clause, heading, paraphrase, needs, readingNeeds, wouldBe }) => [
    `  ${clause}  ${heading}`,
    wrapped(paraphrase, width, '         '),
    ...(needs.length === 0 || wouldBe !== null
      ? []
      : [wrapped(`Needs: ${needs.join('; ')}.`, width, '         ')]),
    ...(readingNeeds.length === 0
      ? []
      : [wrapped(`Its readings also need: ${readingNeeds.join('; ')}.`, width, '         ')]),
  ]);
}

const classWidth = 'monitorable'.length;

function widthsOf(rows: readonly (readonly string[])[], width: number, hasData: boolean): number[] {
  const idWidth = Math.max(0, ...rows.map(([id = '']) => id.length));
  const gaps = hasData ? 10 : 8;
  const rest = width - idWidth - classWidth - gaps;
  if (!hasData) {
    const heading = Math.floor(rest / 3);
    return [idWidth, heading, classWidth, rest - heading];
  }
  const heading = Math.floor(rest / 4);
  const data = Math.floor((rest - heading) * 0.48);
  return [idWidth, heading, classWidth, rest - heading - data, data];
}
