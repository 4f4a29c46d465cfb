import type { Rate } from '../../pipeline/findings/contract.js';
import type {
  WhatIfFinding,
  WhatIfObligation,
  WhatIfRates,
} from '../../pipeline/findings/whatif-contract.js';
import { termsInWords } from '../../reports/whatif/terms.js';

const columns = [
  'what_if',
  'terms',
  'policy',
  'account_id',
  'period',
  'reading',
  'promise',
  'tier',
  'severity',
  'contract_target',
  'contract_met',
  'contract_n',
  'contract_rate',
  'contract_low',
  'contract_high',
  'what_if_target',
  'what_if_met',
  'what_if_n',
  'what_if_rate',
  'what_if_low',
  'what_if_high',
  'judged_in_both',
] as const;

type Field = string | number | null;

/** What-ifs as CSV: one row per promise with empty tier and severity, then one for each of its cells. Rates are 0..1. */
export function whatIfCsv(findings: readonly WhatIfFinding[]): string {
  const rows = findings.flatMap((finding) => {
    const { scope } = finding;
    const whose: Field[] = [
      finding.name,
      termsInWords(finding),
      scope.policy.id,
      scope.account?.id ?? null,
      scope.label,
      finding.reading,
    ];
    return finding.promises.flatMap((promise) => [
      [...whose, promise.promise, null, null, ...bothOf(promise, null, null)],
      ...promise.cells.map((cell) => [
        ...whose,
        promise.promise,
        cell.tier,
        cell.severity,
        ...bothOf(cell, cell.houseTarget, cell.whatIfTarget),
      ]),
    ]);
  });
  return csvOf([columns, ...rows]);
}

const rowColumns = [
  'what_if',
  'terms',
  'policy',
  'period',
  'reading',
  'account_id',
  'case_id',
  'promise',
  'tier',
  'severity',
  'started_at',
  'satisfied_at',
  'contract_target',
  'contract_due_at',
  'contract_verdict',
  'what_if_target',
  'what_if_due_at',
  'what_if_verdict',
  'what_if_reason',
] as const;

/** Every obligation behind what-ifs as CSV, with both judgements; instants are ISO 8601 in UTC. */
export function obligationsCsv(told: readonly Told[]): string {
  const rows = told.flatMap(({ finding, obligations }) => {
    const { name, scope, reading } = finding;
    const whose = [name, termsInWords(finding), scope.policy.id, scope.label, reading];
    return obligations.map((each) => [
      ...whose,
      each.accountId,
      each.caseId,
      each.promise,
      each.tier,
      each.severity,
      iso(each.startedAtMs),
      iso(each.satisfiedAtMs),
      each.house.target,
      iso(each.house.dueAtMs),
      each.house.verdict,
      each.whatIf.target,
      iso(each.whatIf.dueAtMs),
      each.whatIf.verdict,
      each.reason,
    ]);
  });
  return csvOf([rowColumns, ...rows]);
}

/** A what-if with the obligations behind it. */
export interface Told {
  readonly finding: WhatIfFinding;
  readonly obligations: readonly WhatIfObligation[];
}

function csvOf(rows: readonly (readonly Field[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function bothOf(
  { house, whatIf, inBoth }: WhatIfRates,
  houseTarget: string | null,
  whatIfTarget: string | null,
): Field[] {
  return [houseTarget, ...fieldsOf(house), whatIfTarget, ...fieldsOf(whatIf), inBoth];
}

function fieldsOf({ met, n, rate, low, high }: Rate): Field[] {
  return [met, n, rate, low, high];
}

/** A text that a spreadsheet would run as a formula is set apart from it. */
function field(value: Field): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
