import type { Evidence, ExplainedObligation } from '../../pipeline/explain/contract.js';
import { procedureKinds } from '../../reports/words/promises.js';
import { placed, whoOf } from './evidence.js';
import { exactly } from './words.js';

type At = (ms: number) => string;

interface Words {
  /** What the clause promises, after "promises ". */
  readonly promised: (obligation: ExplainedObligation) => string;
  readonly started: (obligation: ExplainedObligation, at: At) => string;
  /** What must be when, in words that the due follows. */
  readonly due: string;
  readonly met: (obligation: ExplainedObligation, at: At) => string;
  readonly missed: (obligation: ExplainedObligation, at: At, asOf: string) => string;
  readonly waiting: string;
}

/** Whether a promise is about procedure, with sentences of its own. */
export function isProcedure({ promise }: ExplainedObligation): boolean {
  return procedureKinds.includes(promise);
}

/** What is promised, after "promises ". */
export function procedurePromised(obligation: ExplainedObligation): string {
  return words[obligation.promise]?.promised(obligation) ?? obligation.promise;
}

/** The life of a procedure in sentences: what began it, by when it was to be done, and what was done. */
export function procedureLife(
  obligation: ExplainedObligation,
  at: At,
  asOfMs: number,
): readonly string[] {
  const told = words[obligation.promise];
  if (told === undefined) return [];
  const { verdict, due_at_ms, started_at_ms } = obligation;
  if (started_at_ms === null) return ['The export does not tell when it was owed.'];
  const was = verdict === 'running' ? 'is' : verdict === 'excluded' ? 'would have been' : 'was';
  const due =
    due_at_ms === null || told.due === '' ? '' : `${told.due} ${was} due by ${at(due_at_ms)}.`;
  return [
    told.started(obligation, at),
    due,
    verdict === 'unmeasured' ? '' : outcome(obligation, told, at, at(asOfMs)),
  ];
}

function outcome(obligation: ExplainedObligation, told: Words, at: At, asOf: string): string {
  const { verdict, satisfied_at_ms, ended_at_ms } = obligation;
  if (satisfied_at_ms !== null) {
    return verdict === 'missed' ? told.missed(obligation, at, asOf) : told.met(obligation, at);
  }
  if (verdict === 'missed') return told.missed(obligation, at, asOf);
  if (ended_at_ms !== null) return ending(obligation, at(ended_at_ms));
  return `${told.waiting} by ${asOf}, where the data ends.`;
}

function ending({ ended_by }: ExplainedObligation, when: string): string {
  if (ended_by === null) return `It came to an end on ${when}.`;
  const { type, value, actor_type } = ended_by;
  const where = placed(ended_by);
  if (actor_type === 'customer' && type !== 'status')
    return `The customer acted on ${when}${where}.`;
  if (type === 'status' && value === 'closed')
    return `${whoOf(ended_by)} closed the case by hand on ${when}${where}.`;
  if (type === 'status') return `The case became ${statusOf(value)} on ${when}${where}.`;
  return `The case was ${type} on ${when}${where}.`;
}

function statusOf(value: string | null): string {
  return (value ?? 'another status').replaceAll('_', ' ');
}

const became = ({ started_by, started_at_ms }: ExplainedObligation, at: At): string =>
  `The case became ${statusOf(started_by?.value ?? 'solved')} on ${at(started_at_ms ?? 0)}${there(started_by)}.`;

const closed = ({ started_by, started_at_ms }: ExplainedObligation, at: At): string =>
  `${started_by?.actor_type === 'agent' ? `${whoOf(started_by)} closed the case` : 'The case was closed'} on ${at(started_at_ms ?? 0)}${there(started_by)}.`;

const there = (evidence: Evidence | null): string => (evidence === null ? '' : placed(evidence));

const span = ({ started_at_ms, satisfied_at_ms }: ExplainedObligation): string =>
  started_at_ms === null || satisfied_at_ms === null
    ? ''
    : `, after ${exactly(satisfied_at_ms - started_at_ms)}`;

const done =
  (what: string) =>
  (obligation: ExplainedObligation, at: At): string =>
    `${what} on ${at(obligation.satisfied_at_ms ?? 0)}${there(obligation.satisfied_by)}.`;

const closingTime = (obligation: ExplainedObligation, at: At): string =>
  `The system closed it on ${at(obligation.satisfied_at_ms ?? 0)}${there(obligation.satisfied_by)}${span(obligation)}`;

const words: Readonly<Record<string, Words>> = {
  closing_not_early: {
    promised: ({ started_by, target, calendar }) =>
      `that a ${started_by?.value ?? 'solved'} case is not closed by itself before ${target}${calendar === null || calendar.id === 'always' ? '' : ` of ${calendar.name}`} are over`,
    started: became,
    due: '',
    met: (obligation, at) => `${closingTime(obligation, at)}, not early.`,
    missed: (obligation, at) => `${closingTime(obligation, at)}, too early.`,
    waiting: 'It had not been closed',
  },
  closing_not_late: {
    promised: ({ started_by, target, calendar }) =>
      `that a ${started_by?.value ?? 'solved'} case is closed by itself after ${target}${calendar === null || calendar.id === 'always' ? '' : ` of ${calendar.name}`}`,
    started: became,
    due: 'With the time allowed for it, its closing',
    met: (obligation, at) =>
      `It was closed on ${at(obligation.satisfied_at_ms ?? 0)}${there(obligation.satisfied_by)}${span(obligation)}.`,
    missed: (obligation, at, asOf) =>
      obligation.satisfied_at_ms === null
        ? `It had not been closed by then, nor by ${obligation.ended_at_ms === null ? asOf : at(obligation.ended_at_ms)}.`
        : `It was closed on ${at(obligation.satisfied_at_ms)}${there(obligation.satisfied_by)}${span(obligation)}, too late.`,
    waiting: 'It had not been closed',
  },
  reopening: {
    promised: ({ target }) => `that an answer in time makes the case ${target}`,
    started: ({ started_by, started_at_ms }, at) =>
      `${started_by === null ? 'The customer' : whoOf(started_by)} answered on ${at(started_at_ms ?? 0)}${there(started_by)}.`,
    due: 'That',
    met: done('It was so'),
    missed: (obligation, at, asOf) =>
      obligation.satisfied_at_ms === null
        ? `It was not so by ${asOf}, where the data ends.`
        : `It was so only on ${at(obligation.satisfied_at_ms)}.`,
    waiting: 'It was not so',
  },
  contact_attempts: {
    promised: ({ target }) => `${target} before a case is closed without the customer’s word`,
    started: closed,
    due: '',
    met: (obligation, at) =>
      `Enough attempts had been made by ${at(obligation.satisfied_at_ms ?? 0)}${there(obligation.satisfied_by)}.`,
    missed: () => 'By then there had not been as many since the customer’s last word.',
    waiting: 'There had not been as many',
  },
  severity_consent: {
    promised: () => 'that a severity changes with the customer’s consent',
    started: ({ started_by, started_at_ms, severity }, at) =>
      `${started_by === null ? 'Support' : whoOf(started_by)} set severity ${started_by?.value ?? severity ?? ''} on ${at(started_at_ms ?? 0)}${there(started_by)}.`,
    due: '',
    met: (obligation, at) =>
      obligation.satisfied_by?.type === 'severity'
        ? 'The customer asked for it.'
        : done('The customer had agreed')(obligation, at),
    missed: () => 'The export holds no agreement to it from before.',
    waiting: 'It had not been agreed',
  },
  survey_after_closing: {
    promised: () => 'a survey after each closing',
    started: closed,
    due: '',
    met: done('An invitation went out'),
    missed: (_, __, asOf) => `No invitation had gone out by ${asOf}, where the data ends.`,
    waiting: 'No invitation had gone out',
  },
  outcome_notified: {
    promised: () => 'word to the customer at the end',
    started: closed,
    due: 'Word of it',
    met: done('It was given'),
    missed: (obligation, at, asOf) =>
      obligation.satisfied_at_ms === null
        ? `None had been given by ${asOf}, where the data ends.`
        : `It was given only on ${at(obligation.satisfied_at_ms)}${there(obligation.satisfied_by)}.`,
    waiting: 'None had been given',
  },
};
