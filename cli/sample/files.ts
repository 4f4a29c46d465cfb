import type { Sample, SampledRow } from '../../pipeline/sample/contract.js';
import { tableCsv } from '../../reports/render/csv.js';
import { column, counting, table, words } from '../../reports/words/cells.js';

/** The sample as JSON, from which anyone draws it again. */
export function sampleJson(sample: Sample): string {
  return `${JSON.stringify(sample, null, 2)}\n`;
}

const testers = [
  'evidence_seen',
  'recomputed_due',
  'verdict_agrees',
  'exceptions',
  'tester',
  'date',
] as const;

/** The obligations of the sample as CSV, with empty columns for the tester. */
export function sampleCsv(sample: Sample, rows: readonly SampledRow[]): string {
  const places = new Map(sample.drawn.map(({ unit }, index) => [unit, index + 1]));
  const numbered = rows
    .map((row) => ({
      row,
      no: places.get((sample.of === 'cases' ? row.case_id : row.obligation_id) ?? '') ?? 0,
    }))
    .sort((a, b) => a.no - b.no || (a.row.obligation_id < b.row.obligation_id ? -1 : 1));
  const at = (ms: number | null) => words(ms === null ? '' : new Date(ms).toISOString());
  const texts = ['policy', 'tier', 'severity', 'promise', 'clause', 'target'] as const;
  return tableCsv(
    table(
      'sample',
      'Sample',
      [
        column('no', 'no', 'count'),
        ...['obligation_id', 'case_id', 'account_id', ...texts].map((name) => column(name, name)),
        ...['started_at', 'due_at', 'satisfied_at'].map((name) => column(name, name)),
        ...['verdict', 'reason', 'hinges_on', ...testers].map((name) => column(name, name)),
      ],
      numbered.map(({ row, no }) => [
        counting(no),
        words(row.obligation_id),
        words(row.case_id ?? ''),
        words(row.account_id ?? ''),
        ...texts.map((name) => words(row[name] ?? '')),
        at(row.started_at_ms),
        at(row.due_at_ms),
        at(row.satisfied_at_ms),
        words(row.verdict),
        words(row.reason ?? ''),
        words(row.hinges_on ?? ''),
        ...testers.map(() => words('')),
      ]),
    ),
  );
}
