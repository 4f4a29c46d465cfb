import fc from 'fast-check';
import { arbitraryFact, type Fact } from './arbitrary-fact.js';
import { severities } from './arbitrary-policy.js';
import { people } from './arbitrary-procedures.js';

/** Facts that follow each other, with how long each comes after the one before. */
export type Episode = readonly (readonly [wait: number, fact: Fact])[];

const hour = 3_600_000;
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** As long as procedures take: nothing, an hour, days, a week, and about that. */
const wait = fc
  .record({
    hours: oneOf(0, 1, 3, 20, 24, 24, 48, 72, 168),
    off: oneOf(0, 0, 0, 1, -1, hour),
  })
  .map(({ hours, off }) => Math.max(0, hours * hour + off));

const person = oneOf(...people);
const closer = oneOf('system', 'system', 'agent');

const plain = (type: string, actor_type: string, value: string | null = null): Fact => ({
  type,
  actor_type,
  visibility: type === 'message' ? 'public' : null,
  value,
});
const inTurn = (...facts: readonly fc.Arbitrary<Fact>[]): fc.Arbitrary<Episode> =>
  fc.tuple(...facts.map((fact) => fc.tuple(wait, fact)));
const always = (...told: Parameters<typeof plain>) => fc.constant(plain(...told));

const response = person.map((who): Fact => ({ ...plain('message', 'agent'), actor_id: who }));
const given = person.map((who) => plain('assignee', 'system', who));
const left = oneOf('solved', 'pending').map((status) => plain('status', 'agent', status));
const attempt = oneOf(plain('contact_attempt', 'agent'), plain('message', 'agent'));
const closed = closer.map((who) => plain('status', who, 'closed'));

const closing = inTurn(response, left, closed);
const reopening = inTurn(
  given,
  response,
  left,
  always('message', 'customer'),
  always('status', 'system', 'open'),
  given,
);
const givingUp = inTurn(
  always('message', 'customer'),
  always('status', 'agent', 'pending'),
  attempt,
  attempt,
  always('status', 'agent', 'closed'),
);
const consent = oneOf(...severities).chain((value) =>
  inTurn(
    always('severity_proposed', 'agent', value),
    always('severity_agreed', 'customer', value),
    always('severity', 'agent', value),
  ),
);
const survey = inTurn(left, always('message', 'system'), closed, always('survey_sent', 'system'));

/** One of the courses that procedures are about. */
export const arbitraryEpisode: fc.Arbitrary<Episode> = fc.oneof(
  closing,
  reopening,
  givingUp,
  consent,
  survey,
);

/** Any one fact after any time. */
export function single(gap: fc.Arbitrary<number>): fc.Arbitrary<Episode> {
  return fc.tuple(gap, arbitraryFact).map((fact) => [fact]);
}
