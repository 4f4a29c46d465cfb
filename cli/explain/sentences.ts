import type { ExplainedObligation } from '../../pipeline/explain/contract.js';
import { placed, whoOf } from './evidence.js';
import { isProcedure, procedureLife } from './procedures.js';
import { isDaily, promised } from './promised.js';
import { moment } from './words.js';

/** What the sentences of one obligation need to know beside it. */
export interface Setting {
  readonly zone: string;
  /** The year that goes without saying. */
  readonly year: number;
  readonly asOfMs: number;
  readonly before: ExplainedObligation | undefined;
  /** Whether the case was ever of another severity. */
  readonly hasChanges: boolean;
}

/** The life of an obligation in sentences: what is promised, from when, until when, and what came. */
export function sentences(obligation: ExplainedObligation, setting: Setting): string {
  const at = (ms: number) => moment(ms, setting.zone, setting.year);
  const { severity, verdict } = obligation;
  return [
    promised(obligation, setting.before),
    ...(isProcedure(obligation)
      ? procedureLife(obligation, at, setting.asOfMs)
      : [
          setting.hasChanges && severity !== null ? `Severity ${severity} binds.` : '',
          started(obligation, at),
          due(obligation, at),
          verdict === 'unmeasured' ? '' : ended(obligation, at, setting.asOfMs),
        ]),
    ...notes(obligation),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

type At = (ms: number) => string;

function started(obligation: ExplainedObligation, at: At): string {
  const { started_at_ms, started_by } = obligation;
  if (started_at_ms === null) return 'The export does not tell when its clock would start.';
  const when = at(started_at_ms);
  if (isDaily(obligation)) return `That day opened on ${when}.`;
  if (started_by === null) return `The case was opened on ${when}.`;
  if (started_by.type === 'status') return `The case was reopened on ${when}${placed(started_by)}.`;
  return `${whoOf(started_by)} wrote on ${when}${placed(started_by)}.`;
}

function due({ due_at_ms, due_low_at_ms, verdict }: ExplainedObligation, at: At): string {
  const isRunning = verdict === 'running';
  const was = isRunning ? 'is' : verdict === 'excluded' ? 'would have been' : 'was';
  if (due_at_ms === null) return isRunning ? 'Its clock is paused, so it has no due.' : '';
  const low = due_low_at_ms === null ? '' : rangeText(due_low_at_ms, due_at_ms, at);
  return `It ${was} due on ${at(due_at_ms)}${low}.`;
}

function rangeText(lowMs: number, dueMs: number, at: At): string {
  return lowMs === dueMs
    ? ', the lower end of the range'
    : ` (by the lower end of the range on ${at(lowMs)})`;
}

function ended(obligation: ExplainedObligation, at: At, asOfMs: number): string {
  const { satisfied_at_ms, satisfied_by, ended_at_ms, ended_by, promise, verdict } = obligation;
  if (satisfied_at_ms !== null) {
    const did = promise === 'resolution' ? 'solved the case' : 'answered';
    if (satisfied_by === null) return `It was kept on ${at(satisfied_at_ms)}.`;
    return `${whoOf(satisfied_by)} ${did} on ${at(satisfied_at_ms)}${placed(satisfied_by)}.`;
  }
  if (ended_at_ms !== null && ended_by !== null) {
    const what = endings[ended_by.type] ?? ended_by.value ?? 'ended';
    const undone = promise === 'resolution' ? 'unsolved' : 'unanswered';
    const late = verdict === 'missed' ? `${undone} and late` : 'before it was due';
    return `The case was ${what} on ${at(ended_at_ms)}${placed(ended_by)}, ${late}.`;
  }
  if (isDaily(obligation) && verdict === 'missed') return 'No public message came by then.';
  return `Nothing had come by ${at(asOfMs)}, where the data ends.`;
}

const endings: Readonly<Record<string, string>> = {
  withdrawn: 'withdrawn',
  merged: 'merged into another',
  spam: 'marked as spam',
};

function notes({ reason, verdict, targets_in_gap }: ExplainedObligation): string[] {
  const isTold = verdict === 'excluded' || verdict === 'unmeasured';
  const others = (reason ?? '').split('; ').filter((each) => each !== '' && each !== 'an aim');
  return [
    ...(isTold || others.length === 0 ? [] : [`Note: ${others.join('; ')}.`]),
    ...(targets_in_gap !== null && targets_in_gap > 1 && verdict === 'missed'
      ? [`${targets_in_gap.toLocaleString('en')} updates would have fitted into the gap.`]
      : []),
  ];
}
