import type { AuditFindings, ExceptionRow } from '../../../pipeline/findings/audit-contract.js';
import type { Figure, Section } from '../../render/contract.js';
import { timelineFigure } from '../../timelines/figure.js';
import { timelineKey } from '../../timelines/key.js';
import { count, counted } from '../../words/count.js';
import { namesOf } from '../../words/names.js';

/** The life of every missed and every hinging obligation on a line of time, as many as were found; null where there is none. */
export function timelinesSection(findings: AuditFindings): Section | null {
  const { exceptions, drawn } = findings;
  const figures = drawn.flatMap((row) => drawnOf(row, exceptions.indexOf(row) + 1, findings));
  if (figures.length === 0) return null;
  const drawable = exceptions.filter(({ caseId }) => caseId !== null).length;
  return {
    id: 'timelines',
    topic: 'Exceptions: timelines',
    heading: `What happened on ${counted(figures.length, 'missed or hinging obligation')}`,
    counted: [
      `${counted(exceptions.length, 'exception')}: the missed by their numbers, then those that hinge.`,
      ...(drawable > figures.length
        ? [
            `The first ${count(figures.length)} are drawn; punctual explain --all writes all of them.`,
          ]
        : []),
      ...(exceptions.length > drawable ? ['What is owed to an account has no line.'] : []),
      timelineKey(figures),
    ].join(' '),
    blocks: figures,
    startsPage: true,
  };
}

function drawnOf(row: ExceptionRow, number: number, findings: AuditFindings): Figure[] {
  const { timelines, period } = findings;
  const { caseId, obligationId } = row;
  if (caseId === null) return [];
  const words = { zone: period.scope.zone, names: namesOf(period.policy) };
  const figure = timelineFigure(timelines, { caseId, obligationId }, words);
  if (figure === null) return [];
  const panels = figure.panels.map((panel) => ({
    ...panel,
    heading: `${number} · ${panel.heading}`,
  }));
  const told = figure.panels.map(({ description }) => description).join(' ');
  return [{ ...figure, panels, note: [told, hangingText(row, findings)].join(' ').trim() }];
}

/** "It hangs on business-day (OB-17): met under business-day=end." */
function hangingText(
  { obligationId, hingesOn }: ExceptionRow,
  { hinges, period }: AuditFindings,
): string {
  if (hingesOn.length === 0) return '';
  const others = hinges.find((each) => each.obligationId === obligationId)?.others ?? [];
  const named = hingesOn.map((name) => {
    const clause = period.policy.readings.find(({ reading }) => reading === name)?.clause;
    return clause === undefined ? name : `${name} (${clause})`;
  });
  const told = others.map(({ scenario, verdict }) => `${verdict} under ${scenario}`);
  return `It hangs on ${named.join(', ')}: ${told.join(', ')}.`;
}
