import type { BehindRow, CountedRow } from '../../pipeline/findings/contract.js';
import type { Condition } from '../render/contract.js';

/** What a condition looks at, of one obligation. */
export function valueIn(row: BehindRow, column: string): string {
  switch (column) {
    case 'policy':
    case 'promise':
    case 'tier':
    case 'severity':
    case 'verdict':
    case 'channel':
    case 'category':
    case 'group':
    case 'account':
    case 'hour':
    case 'reason':
    case 'responder':
    case 'period':
      return row[column] ?? '';
    case 'left':
      return row.left === null ? '' : String(row.left);
    case 'timed':
      return row.isTimed ? 'yes' : '';
    case 'waived':
      return row.isWaived ? 'yes' : '';
    default:
      return '';
  }
}

/** The same of anything else that is counted, in a report of that period. */
export function countedValueIn(row: CountedRow, column: string, period: string): string {
  switch (column) {
    case 'what':
    case 'policy':
    case 'account':
    case 'promise':
    case 'tier':
    case 'severity':
    case 'kind':
    case 'says':
    case 'mark':
    case 'period':
      return row[column] ?? '';
    case 'own':
      return row.period === null || row.period === period ? 'yes' : '';
    default:
      return '';
  }
}

/** Whether a figure counts the obligation. */
export function isCounted(row: BehindRow, where: readonly Condition[]): boolean {
  return holds(where, (column) => valueIn(row, column));
}

/** Whether a figure counts the row, in a report of that period. */
export function isCountedRow(
  row: CountedRow,
  where: readonly Condition[],
  period: string,
): boolean {
  return holds(where, (column) => countedValueIn(row, column, period));
}

function holds(where: readonly Condition[], read: (column: string) => string): boolean {
  return where.every(({ column, values, within }) => {
    if (column === 'span') return true;
    const value = read(column);
    return within === true
      ? value.split(', ').some((each) => values.includes(each))
      : values.includes(value);
  });
}
