import type { Evidence, ExplainedObligation } from '../../pipeline/explain/contract.js';
import { duration } from '../../reports/words/duration.js';
import { exactly, moment } from './words.js';

const titles: Readonly<Record<string, string>> = {
  first_response: 'First response',
  update: 'Update',
  daily_update: 'Daily update',
  next_reply: 'Next reply',
  resolution: 'Resolution',
};
const single = ['first_response', 'resolution'];

/** "Update 2: missed, 1 h 4 min late". */
export function headline(obligation: ExplainedObligation): string {
  const { promise, sequence, verdict } = obligation;
  const title = titles[promise] ?? promise;
  const named = single.includes(promise) ? title : `${title} ${sequence}`;
  const margin = marginOf(obligation);
  return `${named}: ${verdict}${margin === '' ? '' : `, ${margin}`}`;
}

function marginOf(obligation: ExplainedObligation): string {
  const { verdict, overdue_ms, reason, until_due, due_at_ms } = obligation;
  if (verdict === 'excluded') return reason ?? '';
  if (verdict === 'unmeasured') return `the export does not tell: ${reason ?? 'something'}`;
  if (verdict === 'missed') return overdue_ms === null ? '' : `${duration(overdue_ms)} late`;
  const left = until_due.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
  if (verdict === 'met' && left > 0) return `with ${duration(left)} to spare`;
  if (verdict !== 'running') return '';
  return due_at_ms === null ? 'paused' : `${duration(left)} left`;
}

/** The life of an obligation in sentences: what is promised, from when, until when, and what came. */
export function sentences(
  obligation: ExplainedObligation,
  zone: string,
  year: number,
  asOfMs: number,
): string[] {
  const at = (ms: number) => moment(ms, zone, year);
  return [
    promised(obligation),
    started(obligation, at),
    due(obligation, at),
    ended(obligation, at, asOfMs),
    ...notes(obligation),
  ].filter((sentence) => sentence !== '');
}

function promised({ promise, target, target_ms, clause, calendar, ...rest }: ExplainedObligation) {
  const who = clause === null ? 'The policy' : clauseText(clause.id, clause.heading);
  const verb = rest.is_aim ? 'aims at' : 'promises';
  if (target === null) return `${who} ${verb} ${nouns[promise] ?? promise}.`;
  const isDays = target.includes('business day') && target_ms !== null;
  const within = target.startsWith('under ') ? `in ${target}` : `within ${target}`;
  const amount = isDays ? `${within}, that is ${exactly(target_ms)} of them` : within;
  const hours = calendar === null ? '' : `, counted ${countedIn(calendar.id, calendar.name)}`;
  if (promise === 'daily_update' && target === 'every business day') {
    return `${who} ${verb} a message on ${target}, here one of the ${calendar?.name ?? 'calendar'}.`;
  }
  return `${who} ${verb} ${nouns[promise] ?? promise} ${amount}${hours}.`;
}

const nouns: Readonly<Record<string, string>> = {
  first_response: 'a first response',
  update: 'the next update',
  daily_update: 'the next update',
  next_reply: 'a reply',
  resolution: 'a solution',
};

function clauseText(id: string, heading: string | null): string {
  return heading === null ? id : `${id} (${heading})`;
}

function countedIn(id: string, name: string): string {
  return id === 'always' ? 'around the clock' : `in ${name}`;
}

type At = (ms: number) => string;

function started({ promise, started_at_ms, started_by }: ExplainedObligation, at: At): string {
  if (started_at_ms === null) return 'The export does not tell when its clock would start.';
  const when = at(started_at_ms);
  if (started_by === null) {
    return promise === 'daily_update'
      ? `That date opened on ${when}.`
      : `The case was opened on ${when}.`;
  }
  if (started_by.type === 'status') return `The case was reopened on ${when}${placed(started_by)}.`;
  return `${whoOf(started_by)} wrote on ${when}${placed(started_by)}.`;
}

function due({ due_at_ms, due_low_at_ms, verdict }: ExplainedObligation, at: At): string {
  if (due_at_ms === null) {
    return verdict === 'running' ? 'Its clock is paused, so nothing is due yet.' : '';
  }
  const low =
    due_low_at_ms === null || due_low_at_ms === due_at_ms
      ? ''
      : `, at the lower end of the range on ${at(due_low_at_ms)}`;
  return `${verdict === 'running' ? 'It is' : 'It was'} due on ${at(due_at_ms)}${low}.`;
}

function ended(
  { verdict, promise, satisfied_at_ms, satisfied_by, ...rest }: ExplainedObligation,
  at: At,
  asOfMs: number,
): string {
  if (satisfied_at_ms !== null) {
    const did = promise === 'resolution' ? 'solved the case' : 'answered';
    if (satisfied_by === null) return `It was answered on ${at(satisfied_at_ms)}.`;
    return `${whoOf(satisfied_by)} ${did} on ${at(satisfied_at_ms)}${placed(satisfied_by)}.`;
  }
  if (rest.ended_at_ms !== null && rest.ended_by !== null) {
    const { ended_by } = rest;
    const what = ended_by.type === 'status' ? (ended_by.value ?? 'ended') : endings[ended_by.type];
    const late = verdict === 'missed' ? 'only after it was due' : 'before it was due';
    return `The case was ${what} on ${at(rest.ended_at_ms)}${placed(ended_by)}, unanswered, ${late}.`;
  }
  if (verdict === 'unmeasured') return '';
  return `Nothing had answered it by ${at(asOfMs)}, up to which the data is complete.`;
}

const endings: Readonly<Record<string, string>> = {
  withdrawn: 'withdrawn',
  merged: 'merged into another',
  spam: 'marked as spam',
};

function notes({ reason, verdict, targets_in_gap }: ExplainedObligation): string[] {
  const isTold = verdict === 'excluded' || verdict === 'unmeasured';
  return [
    ...(reason === null || isTold ? [] : [`Note: ${reason}.`]),
    ...(targets_in_gap !== null && targets_in_gap > 1 && verdict === 'missed'
      ? [`The gap would have held ${targets_in_gap.toLocaleString('en')} updates.`]
      : []),
  ];
}

function whoOf({ actor_type, actor_id, column }: Evidence): string {
  if (column !== null) return 'Support';
  if (actor_type === 'customer') return `The customer${actor_id === null ? '' : ` (${actor_id})`}`;
  if (actor_type === 'system') return 'An automatic message';
  return actor_id ?? 'An agent';
}

function placed({ event_id, file, row, column }: Evidence): string {
  const source = file === null ? '' : `${file} row ${row}`;
  if (column !== null) return ` (${column}${source === '' ? '' : `, ${source}`})`;
  if (event_id !== null) return ` (event ${event_id})`;
  return source === '' ? '' : ` (${source})`;
}
