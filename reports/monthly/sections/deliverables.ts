import type {
  DeliverableFinding,
  DeliverableRow,
  MonthlyFindings,
} from '../../../pipeline/findings/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, counting, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { instant } from '../../words/instant.js';
import type { Subject } from '../../trace/figure-id.js';
import { linked } from '../../trace/link.js';
import { namesOf } from '../../words/names.js';

/** What accounts are to be given besides answers, and what is still owed; null where nobody is owed anything of the kind. */
export function deliverablesSection(findings: MonthlyFindings): Section | null {
  const { deliverables } = findings;
  if (deliverables.length === 0) return null;
  const rows = deliverables.flatMap(({ now, before }) => [...now, ...before]);
  const accounts = new Set(rows.map(({ account }) => account)).size;
  const open = outstanding(findings);
  return {
    id: 'deliverables',
    topic: 'Deliverables',
    heading: headingOf(deliverables),
    counted: `Owed to ${counted(accounts, 'account')} by contract: this quarter, the one before, and what is owed once. Meetings and names are taken from the exports of accounts and engagements, as they stand.`,
    blocks: [summary(deliverables), ...(open === null ? [] : [open])],
  };
}

function headingOf(deliverables: readonly DeliverableFinding[]): string {
  const all = deliverables.flatMap(({ now, before }) => [...now, ...before]);
  const missed = all.filter(({ verdict }) => verdict === 'missed').length;
  const running = all.filter(({ verdict }) => verdict === 'running').length;
  const due = running === 0 ? '' : `, ${count(running)} still to come`;
  if (missed === 0) return `No deliverable is overdue${due}`;
  return `${counted(missed, 'deliverable')} ${missed === 1 ? 'was' : 'were'} not delivered in time${due}`;
}

const verdicts = ['met', 'missed', 'running', 'excluded', 'unmeasured'] as const;

function summary(deliverables: readonly DeliverableFinding[]): Block {
  const lines = deliverables.flatMap(({ deliverable, name, clause, isQuarterly, now, before }) => {
    const own = { deliverable, name, clause };
    return [
      { ...own, period: isQuarterly ? 'this quarter' : 'once', rows: now },
      ...(before.length === 0 ? [] : [{ ...own, period: 'quarter before', rows: before }]),
    ];
  });
  return {
    kind: 'table',
    title: null,
    counted: null,
    table: table(
      'deliverables-by-verdict',
      'Deliverables by verdict',
      [
        column('deliverable', 'Deliverable'),
        column('clause', 'Clause'),
        column('period', 'Period'),
        column('owed', 'Owed', 'count'),
        column('met', 'Met', 'count'),
        column('missed', 'Missed', 'count'),
        column('running', 'To come', 'count'),
        column('excluded', 'Excluded', 'count'),
        column('unmeasured', 'Unmeasured', 'count'),
      ],
      lines.map(({ deliverable, name, clause, period, rows }) => [
        words(name),
        words(clause ?? ''),
        words(period),
        linked(counting(rows.length), owed(deliverable, period)),
        ...verdicts.map((verdict) =>
          linked(counting(rows.filter((row) => row.verdict === verdict).length), {
            ...owed(deliverable, period),
            says: verdict,
          }),
        ),
      ]),
    ),
  };
}

function owed(deliverable: string, period: string): Subject {
  return { of: 'deliverables', kind: deliverable, and: { mark: period.replaceAll(' ', '_') } };
}

function outstanding({ deliverables, policy, scope }: MonthlyFindings): Block | null {
  const names = namesOf(policy);
  const open = deliverables
    .flatMap(({ name, now, before }) => [...now, ...before].map((row) => ({ name, ...row })))
    .filter(({ verdict }) => verdict === 'missed' || verdict === 'running')
    .sort((a, b) => rank(a) - rank(b) || (a.dueAtMs ?? 9e15) - (b.dueAtMs ?? 9e15));
  if (open.length === 0) return null;
  return {
    kind: 'table',
    title: 'What is overdue or to come',
    counted: null,
    table: withoutEmpty(
      table(
        'deliverables-open',
        'Deliverables that are overdue or to come',
        [
          column('account', 'Account'),
          column('tier', 'Tier'),
          column('deliverable', 'Deliverable'),
          column('state', 'State', 'verdict'),
          column('due', 'Due by', 'instant'),
        ],
        open.map((row) => [
          words(scope.account === null ? row.account : ''),
          words(names.tier(row.tier)),
          words(row.name),
          words(row.verdict),
          row.dueAtMs === null
            ? words('no date is given')
            : figure(instant(row.dueAtMs, scope.zone), row.dueAtMs),
        ]),
      ),
    ),
  };
}

function rank({ verdict }: DeliverableRow): number {
  return verdict === 'missed' ? 0 : 1;
}
