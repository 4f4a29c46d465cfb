import type { ExplainedObligation, Explanation } from '../../pipeline/explain/contract.js';
import type { TimelinesFinding } from '../../pipeline/findings/contract.js';
import type { DrawnUnit, SampledRow } from '../../pipeline/sample/contract.js';
import type { Fact, Figure, Table } from '../../reports/render/contract.js';
import { timelineFigure } from '../../reports/timelines/figure.js';
import { column, figure, table, withoutEmpty, words } from '../../reports/words/cells.js';
import { counted } from '../../reports/words/count.js';
import { instant } from '../../reports/words/instant.js';
import { type Names, targetText, wordsOf } from '../../reports/words/names.js';
import type { Workpaper } from '../../reports/workpapers/contract.js';
import { headline } from '../explain/headline.js';
import { readingsTold } from '../explain/readings.js';
import { sentences } from '../explain/sentences.js';
import { yearOf } from '../explain/words.js';

/** What a drawn unit is told from. */
export interface Drawn {
  readonly unit: DrawnUnit;
  /** Its obligations: one, or all those of a drawn case. */
  readonly rows: readonly SampledRow[];
  /** Null for what is owed to an account. */
  readonly explanation: Explanation | null;
}

export interface Setting {
  readonly zone: string;
  readonly namesOf: (policy: string | null) => Names;
  readonly timelines: TimelinesFinding;
  readonly isOfCases: boolean;
}

/** A drawn unit as a page of the tester's. */
export function workpaperOf(drawn: Drawn, number: number, setting: Setting): Workpaper {
  const { unit, rows, explanation } = drawn;
  const [row] = rows;
  if (row === undefined) throw new Error(`No obligation of ${unit.unit} was kept.`);
  const names = setting.namesOf(row.policy);
  const told = setting.isOfCases
    ? undefined
    : explanation?.obligations.find(({ obligation_id }) => obligation_id === row.obligation_id);
  return {
    number,
    unit: unit.unit,
    name: setting.isOfCases || row.case_id !== null ? (row.case_id ?? unit.unit) : row.account_name,
    heading: setting.isOfCases ? caseHeading(rows) : rowHeading(row, told),
    identification: identification(drawn, row, names, setting),
    criteria: setting.isOfCases ? [] : criteria(row, told),
    figure: figureOf(row, names, setting),
    obligations: setting.isOfCases ? obligationsTable(rows, setting.zone) : null,
    sentences:
      told === undefined || explanation === null
        ? reasonOf(row, setting)
        : [
            sentencesOf(told, explanation, setting.zone),
            readingsText(told, explanation, setting.zone),
          ],
  };
}

function caseHeading(rows: readonly SampledRow[]): string {
  const missed = rows.filter(({ verdict }) => verdict === 'missed').length;
  const what = counted(rows.length, 'obligation');
  return missed === 0 ? `${what}, none missed` : `${what}, ${missed} missed`;
}

function rowHeading(row: SampledRow, told: ExplainedObligation | undefined): string {
  if (told !== undefined) return headline(told);
  const name = row.promise === null ? 'No promise known' : wordsOf(row.promise).name;
  return `${name}: ${row.verdict}`;
}

function identification(
  { unit, explanation }: Drawn,
  row: SampledRow,
  names: Names,
  { zone, isOfCases }: Setting,
): Fact[] {
  const opened = explanation === null ? '' : `, opened ${instant(explanation.opened_at_ms, zone)}`;
  const place = names.label(row.tier, row.severity);
  const version = row.policy === null ? 'no policy' : `${row.policy} ${row.policy_version ?? ''}`;
  return [
    {
      label: row.case_id === null ? 'Owed to' : 'Case',
      text: `${row.case_id ?? row.account_name}${opened}`,
    },
    {
      label: 'Account',
      text: row.account_id === null ? 'none' : `${row.account_name} (${row.account_id})`,
    },
    { label: 'Policy', text: [version, place].filter((part) => part !== '').join(', ') },
    ...(isOfCases ? [] : [{ label: 'Obligation', text: row.obligation_id }]),
    { label: 'Drawn by', text: `SHA-256 ${unit.draw_key.slice(0, 24)}…` },
  ];
}

function criteria(row: SampledRow, told: ExplainedObligation | undefined): Fact[] {
  const clause = told?.clause ?? null;
  const heading = clause?.heading ?? null;
  const paraphrase = clause?.paraphrase ?? null;
  return [
    ...(row.clause === null
      ? []
      : [
          {
            label: 'Clause',
            text: `${row.clause}${heading === null ? '' : `, ${heading}`}${paraphrase === null ? '' : `: ${paraphrase}`}`,
          },
        ]),
    ...(row.target === null ? [] : [{ label: 'Target', text: targetOf(row.target, told) }]),
    {
      label: 'Reading',
      text:
        row.hinges_on === null
          ? 'house; settled'
          : `house; hinges on ${row.hinges_on.replaceAll(',', ', ')}`,
    },
  ];
}

function targetOf(target: string, told: ExplainedObligation | undefined): string {
  const calendar = told?.calendar ?? null;
  const isTimed = told?.target_ms !== null || told?.day_count !== null;
  const text = isTimed ? targetText(target) : target;
  return calendar === null ? text : `${text}, ${calendar.name} (${calendar.zones.join(', ')})`;
}

function figureOf(
  row: SampledRow,
  names: Names,
  { zone, timelines, isOfCases }: Setting,
): Figure | null {
  if (row.case_id === null) return null;
  return timelineFigure(
    timelines,
    { caseId: row.case_id, obligationId: isOfCases ? null : row.obligation_id },
    { zone, names },
  );
}

function obligationsTable(rows: readonly SampledRow[], zone: string): Table {
  const at = (ms: number | null) => (ms === null ? words('') : figure(instant(ms, zone), ms));
  return withoutEmpty(
    table(
      'obligations',
      'Obligations of the case in scope',
      [
        column('promise', 'Promise'),
        column('clause', 'Clause', 'id'),
        column('started', 'Started', 'instant'),
        column('due', 'Due', 'instant'),
        column('satisfied', 'Satisfied', 'instant'),
        column('verdict', 'Verdict', 'verdict'),
      ],
      rows.map((row) => [
        words(row.promise === null ? '' : wordsOf(row.promise).name),
        words(row.clause ?? ''),
        at(row.started_at_ms),
        at(row.due_at_ms),
        at(row.satisfied_at_ms),
        words(row.verdict),
      ]),
    ),
  );
}

function reasonOf(row: SampledRow, { isOfCases }: Setting): string[] {
  if (isOfCases || row.reason === null) return [];
  return [`The ledger’s reason: ${row.reason}.`];
}

function sentencesOf(told: ExplainedObligation, explanation: Explanation, zone: string): string {
  return sentences(told, {
    zone,
    year: yearOf(explanation.opened_at_ms, zone),
    asOfMs: explanation.as_of_ms,
    before: undefined,
    hasChanges: explanation.severities.length > 1,
  });
}

/** "Another reading would say otherwise: met, due …, under business-day=end." */
function readingsText(told: ExplainedObligation, explanation: Explanation, zone: string): string {
  const { says, groups } = readingsTold(told, zone, yearOf(explanation.opened_at_ms, zone));
  if (told.hinges_on.length === 0) return says.replace(/, some by another due:$/, '.');
  const outcomes = groups.map(
    ({ outcome, readings }) =>
      `${outcome} under ${readings.map(({ scenario }) => scenario).join(', ')}`,
  );
  return `${says} ${outcomes.join('; ')}.`;
}
