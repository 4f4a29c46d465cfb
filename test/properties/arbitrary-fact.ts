import fc from 'fast-check';
import type { EventRow } from '../oracle/case.js';
import { severities } from './arbitrary-policy.js';
import { people } from './arbitrary-procedures.js';

/** A fact but for its instant and number. */
export type Fact = Omit<EventRow, 'at_ms' | 'event_id'>;

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const rarely = <T>(value: T, most: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: most }, fc.constant(value));
const someone = oneOf<string | null>('agent', 'agent', 'customer', 'system');
const nothing = fc.constant(null);
const who = rarely<string | null>(null, oneOf(...people));

const message = fc.record({
  type: fc.constant('message'),
  actor_type: oneOf('agent', 'agent', 'customer', 'customer', 'system'),
  actor_id: who,
  visibility: rarely('internal', fc.constant('public')),
  value: nothing,
});
const unclear = fc.record({
  type: fc.constant('message'),
  actor_type: oneOf('agent', 'customer', null),
  visibility: oneOf('public', null),
  value: nothing,
});
const status = fc.record({
  type: fc.constant('status'),
  actor_type: rarely<string | null>(null, someone),
  visibility: nothing,
  value: oneOf(
    'open',
    'open',
    'pending',
    'pending',
    'on_hold',
    'solved',
    'solved',
    'closed',
    'closed',
    'new',
  ),
});
const severity = fc.record({
  type: oneOf('severity', 'severity', 'severity_proposed', 'severity_agreed', 'severity_agreed'),
  actor_type: rarely<string | null>(null, oneOf('agent', 'customer')),
  visibility: nothing,
  value: rarely('urgent', oneOf(...severities)),
});
const assignee = fc.record({
  type: fc.constant('assignee'),
  actor_type: oneOf('agent', 'customer', 'system'),
  visibility: nothing,
  value: oneOf(...people),
});
const bare = fc.record({
  type: oneOf('contact_attempt', 'contact_attempt', 'close_agreed', 'survey_sent', 'escalation'),
  actor_type: rarely<string | null>(null, someone),
  visibility: nothing,
  value: nothing,
});
const category = fc.record({
  type: fc.constant('category'),
  actor_type: fc.constant('agent'),
  visibility: nothing,
  value: oneOf('billing', 'backup'),
});
const terminal = fc.record({
  type: oneOf('merged', 'withdrawn', 'spam'),
  actor_type: oneOf('agent', 'customer'),
  visibility: nothing,
  value: fc.constant('someone'),
});

/** Any one thing that may happen in a case. */
export const arbitraryFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 10, arbitrary: message },
  { weight: 2, arbitrary: unclear },
  { weight: 13, arbitrary: status },
  { weight: 5, arbitrary: severity },
  { weight: 4, arbitrary: assignee },
  { weight: 4, arbitrary: bare },
  { weight: 1, arbitrary: category },
  { weight: 1, arbitrary: terminal },
);
