import fc from 'fast-check';

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const tolerance = oneOf('24 hours', '90 minutes', '3 hours');
const said = (clause: string) => ({
  clause: fc.constant(clause),
  aim: oneOf(false, false, true),
  judged: oneOf(true, true, true, true, false),
});

/** The people who may have a case. */
export const people = ['ann', 'bob', 'cal'];
export const outcomes = ['fix', 'workaround'];

const hours = oneOf<unknown>(
  [{ calendar: 'always' }],
  [{ calendar: 'second' }],
  [{ when: { country: 'AU' }, calendar: 'second' }, { calendar: 'first' }],
  [{ when: { severity: ['high', 'low'] }, calendar: 'first' }, { calendar: 'third' }],
);

const deliverables = fc.constant({
  manager: {
    clause: 'PP-21',
    name: 'Named manager',
    when: { tier: 'gold' },
    each: 'quarter',
    shown_by: { account: 'success_manager' },
  },
  review: {
    clause: 'PP-22',
    name: 'Review',
    when: { 'account.segment': { known: true } },
    each: 'quarter',
    shown_by: { engagement: 'quarterly_review' },
  },
  kickoff: {
    clause: 'PP-23',
    name: 'Kickoff',
    aim: true,
    each: 'once',
    shown_by: { engagement: 'kickoff', minutes: 60, roles: ['Engineer', 'lead'] },
  },
});

/** Promises about procedure; a closing's targets are those of any other promise. */
export function arbitraryProcedures(target: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const short = fc.oneof(
    { weight: 2, arbitrary: target },
    oneOf('48 hours', '24 hours', '2 business days', '1 business day end of day'),
  );
  const cell = fc.oneof(short, fc.record({ target: short, clause: fc.constant('PP-12') }));
  return fc.record(
    {
      automatic_closing: fc.record(
        { ...said('PP-11'), solved: cell, pending: cell, tolerance, hours },
        { requiredKeys: ['clause', 'solved'] },
      ),
      reopening: fc.record({
        ...said('PP-13'),
        returns_to: oneOf('responder', 'first', 'last'),
        tolerance,
      }),
      contact_attempts: fc.record({
        ...said('PP-14'),
        attempts: oneOf(2, 2, 3),
        apart: oneOf('dates', 'full_day'),
      }),
      severity_consent: fc.record(said('PP-15')),
      survey_after_closing: fc.record({ ...said('PP-16'), tolerance }),
      outcome_notified: fc.record({
        ...said('PP-17'),
        outcomes: fc.constant(outcomes),
        tolerance,
      }),
      deliverables,
    },
    {
      requiredKeys: ['automatic_closing', 'reopening', 'contact_attempts', 'survey_after_closing'],
    },
  );
}

/** What readings may ask of procedures. */
export const procedurePatch = fc.oneof(
  oneOf('responder', 'first', 'last').map((who) => ({ 'procedures.reopening.returns_to': who })),
  oneOf('dates', 'full_day').map((apart) => ({ 'procedures.contact_attempts.apart': apart })),
  hours.map((value) => ({ 'procedures.automatic_closing.hours': value })),
  oneOf('24 hours', '3 business days end of day', '2 business days').map((value) => ({
    'procedures.automatic_closing.solved': value,
  })),
  fc.constant({ 'procedures.automatic_closing.pending': null }),
  fc.constant({ 'procedures.survey_after_closing.judged': false }),
);
