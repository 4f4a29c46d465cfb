import type {
  ClauseCounts,
  ClauseFinding,
  ClauseSupport,
  MonitorabilityFindings,
  NeedSupport,
} from '../../pipeline/findings/contract.js';
import { count, counted, listed } from './count.js';
import { outOf, percent, RATED_FROM } from './rate.js';

/** "Of the policy’s 35 clauses, 19 are computed, 7 described, 8 need a field that no table has, 1 is not monitorable". */
export function countsText(counts: ClauseCounts): string {
  const { all, computed, described, needsField, notMonitorable, unclassed } = counts;
  const parts = [
    computed === 0 ? '' : `${count(computed)} ${isAre(computed)} computed`,
    described === 0 ? '' : `${count(described)} described`,
    needsField === 0 ? '' : `${count(needsField)} ${needsField === 1 ? 'needs' : 'need'} a field`,
    notMonitorable === 0 ? '' : `${count(notMonitorable)} ${isAre(notMonitorable)} not monitorable`,
    unclassed === 0 ? '' : `${count(unclassed)} ${unclassed === 1 ? 'has' : 'have'} no class`,
  ].filter((part) => part !== '');
  const whole = all === 1 ? 'The policy’s only clause' : `Of the policy’s ${count(all)} clauses`;
  return all === 1 ? `${whole}: ${parts.join('')}` : `${whole}, ${listed(parts)}`;
}

/** "computed", "needs a field"; nothing where nobody has said. */
export function classText({ class: known }: ClauseFinding): string {
  return known === null ? 'no class' : classWords[known];
}

const classWords = {
  computed: 'computed',
  described: 'described',
  needs_field: 'needs a field',
  not_monitorable: 'not monitorable',
} as const;

/** By what it is computed or described; else what it would need and be, or why not. */
export function restsOnText(finding: ClauseFinding): string {
  if (finding.why !== null) return finding.why;
  if (finding.wouldBe === null) return byText(finding);
  return `would need ${listed(finding.needs)}; would then be ${finding.wouldBe}: ${finding.what ?? ''}`;
}

function byText({ by }: ClauseFinding): string {
  const kinds = [...new Set(by.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const names = by.filter((part) => part.kind === kind).map(({ name }) => nameText(name));
      const [one, many] = kindWords[kind] ?? ['', ''];
      const word = names.length === 1 ? one : many;
      return `${word === '' ? '' : `${word} `}${names.join(', ')}`;
    })
    .join('; ');
}

const kindWords: Readonly<Record<string, readonly [string, string]>> = {
  deliverable: ['deliverable', 'deliverables'],
  rule: ['rule', 'rules'],
  reading: ['reading', 'readings'],
  calendar: ['calendar', 'calendars'],
  setting: ['setting', 'settings'],
  statistic: ['statistic', 'statistics'],
};

const partWords: Readonly<Record<string, string>> = {
  effective: 'the version in force',
  misses_by_kind: 'misses by channel and category',
};

function nameText(name: string): string {
  const known = partWords[name];
  if (known !== undefined) return known;
  return name.includes('.') ? name.slice(name.indexOf('.') + 1) : name.replaceAll('_', ' ');
}

/** "supported", "partly: site filled for 84 % of 57 accounts", "no: no close_agreed events". */
export function supportText({ class: known, support }: ClauseFinding): string {
  if (support === null) return '–';
  if (known === 'needs_field') return missingText(support);
  const { verdict, needs } = support;
  const lacking = needs.filter((need) => need.verdict !== 'there');
  const worth = lacking.length > 0 ? lacking : needs.filter(isWorthCounting);
  const told = [...new Set(worth.map(needText))].join('; ');
  return told === '' ? verdict : `${verdict}: ${told}`;
}

/** What of the fields that no clause is made of yet is still missing: "no workaround in 613 cases". */
function missingText({ verdict, needs }: ClauseSupport): string {
  if (verdict === 'unused') return 'the fields are there; nothing is made of them yet';
  const missing = needs.filter((need) => need.verdict === 'missing');
  return [...new Set(missing.map(haveText))].join('; ');
}

/** How many of the clauses that something is made of some data supports. */
export function supportCountsText({ clauses, data }: MonitorabilityFindings): string {
  const made = clauses.filter((one) => one.class === 'computed' || one.class === 'described');
  const having = (verdict: ClauseSupport['verdict']) =>
    made.filter(({ support }) => support?.verdict === verdict).length;
  const over = `${counted(data?.cases ?? 0, 'case')} of ${counted(data?.accounts ?? 0, 'account')}`;
  return `This data (${over}) supports ${count(having('supported'))} of the ${count(made.length)} that are computed or described, ${count(having('partly'))} in part and ${count(having('no'))} not at all`;
}

/** Facts that are rare by nature, and columns that may be empty: nobody but the reader can say whether so many are all. */
function isWorthCounting({ column, eventType, isOftenEmpty }: NeedSupport): boolean {
  const usual = ['message', 'status', 'assignee'];
  return isOftenEmpty && !(column === null && eventType !== null && usual.includes(eventType));
}

function needText(need: NeedSupport): string {
  return `${haveText(need)}${need.isForReading && need.verdict !== 'there' ? ' (for a reading)' : ''}`;
}

function haveText({ table, eventType, column, rows, filled, cases }: NeedSupport): string {
  if (column === null) {
    const events = counted(filled, `${eventType} event`);
    return filled === 0 ? events : `${events} on ${counted(cases ?? 0, 'case')}`;
  }
  if (rows === 0) return eventType === null ? `no ${table}` : `no ${eventType} events`;
  const one = eventType === null ? table.replace(/s$/, '') : `${eventType} event`;
  if (filled === 0) return `no ${column} in ${counted(rows, one)}`;
  return rows < RATED_FROM
    ? `${column} filled for ${outOf(filled, rows)} ${one}s`
    : `${column} filled for ${percent(filled / rows, rows)} of ${counted(rows, one)}`;
}

function isAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}
