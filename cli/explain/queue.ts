import type { Explanation, QueueNeighbour } from '../../pipeline/explain/contract.js';
import { count, counted, listed } from '../../reports/words/count.js';
import { duration } from '../../reports/words/duration.js';
import { wrapped } from '../text-table.js';
import { moment, yearOf } from './words.js';

/** Whom the case's response overtook, and whose overtook it; nothing where neither happened. */
export function queueLines(
  { queue, opened_at_ms }: Explanation,
  { zone, width }: { readonly zone: string; readonly width: number },
): string[] {
  if (queue === null) return [];
  const at = (ms: number) => moment(ms, zone, yearOf(opened_at_ms, zone));
  const order = queue.keys.map((key) => keyNames[key] ?? key).join(', then ');
  const rule = `The order is ${order}; a case that came less than ${duration(queue.tolerance_ms)} before is not called overtaken.`;
  const told = [
    overtookText(queue.overtook, queue.overtook_first, queue.responded_at_ms, at),
    overtakenText(queue.overtaken_by, queue.overtaken_first, at),
    rule,
  ].filter((text) => text !== '');
  return [
    `Order of answers (${queue.clause.id}): described, not judged`,
    ...told.map((text) => wrapped(text, width, '  ')),
  ];
}

const keyNames: Readonly<Record<string, string>> = {
  lifted: 'what goes first by its kind',
  severity: 'severity',
  tier: 'tier',
  first_come: 'first come',
};

type At = (ms: number) => string;

function overtookText(
  overtook: number,
  first: readonly QueueNeighbour[],
  respondedAtMs: number | null,
  at: At,
): string {
  if (overtook === 0 || respondedAtMs === null) return '';
  const named = first.map((each) => `${nameOf(each)} opened on ${at(each.at_ms)}`);
  return `Its first response on ${at(respondedAtMs)} overtook ${counted(overtook, 'waiting case')} that ranked higher: ${allOf(named, overtook)}.`;
}

function overtakenText(times: number, first: readonly QueueNeighbour[], at: At): string {
  if (times === 0) return '';
  const named = first.map((each) => `${nameOf(each)} on ${at(each.at_ms)}`);
  return `While it waited, ${counted(times, 'response')} to ${times === 1 ? 'a case' : 'cases'} that ranked lower overtook it: ${allOf(named, times)}.`;
}

function allOf(named: readonly string[], total: number): string {
  const rest = total - named.length;
  return listed(rest > 0 ? [...named, `${count(rest)} more`] : named);
}

/** "OWN-0000962 (premier, high)". */
function nameOf({ case_id, tier, severity }: QueueNeighbour): string {
  const place = [tier, severity].filter((part) => part !== null).join(', ');
  return place === '' ? case_id : `${case_id} (${place})`;
}
