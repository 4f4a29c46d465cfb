import type { Cause } from '../../pipeline/findings/contract.js';
import { listed } from './count.js';

/** "late data (events)", "reading business day", "policy 2.8": why something moved. */
export function causeText({ kind, subject, through }: Cause): string {
  switch (kind) {
    case 'late':
    case 'corrected':
      return `${kind} data${aside(subject, through)}`;
    case 'newer':
      return 'newer data';
    case 'reading':
      return `reading ${(subject ?? '').replaceAll('-', ' ')}`;
    case 'policy':
      return subject === null || subject === '' ? 'policy' : `policy ${subject}`;
    case 'waiver':
      return 'register of waivers';
    case 'settings':
      return 'the workspace’s default';
    case 'program':
      return `program ${subject ?? ''}`.trim();
    case 'data':
      return 'other data';
    case 'untold':
      return 'a cause that a ledger file does not tell';
    case 'unexplained':
      return 'unexplained';
  }
}

/** Several causes of one thing: all of them, for nothing tells which. */
export function causesText(causes: readonly Cause[]): string {
  return listed([...new Set(causes.map(causeText))]);
}

const tables: Readonly<Record<string, string>> = {
  cases: 'case rows',
  engagements: 'meetings',
  contacts: 'named contacts',
};

function aside(subject: string | null, through: Cause['through']): string {
  const table = subject === null ? null : (tables[subject] ?? subject);
  if (through === 'others') return ` (${table ?? 'cases'}, other cases’)`;
  return table === null ? '' : ` (${table})`;
}
