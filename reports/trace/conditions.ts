import { countedThings } from '../../pipeline/findings/contract.js';
import type { CountedThing } from '../../pipeline/findings/contract.js';
import type { Condition } from '../render/contract.js';
import { decoded, kinds, narrowings } from './id-parts.js';

const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'];

const judged: Condition = { column: 'verdict', values: ['met', 'missed'] };

/** Which rows of its period a figure counts; null where it is no figure's id. */
export function conditionsOf(whole: string): readonly Condition[] | null {
  const [id = '', policy, more] = whole.split('@');
  if (more !== undefined) return null;
  const own = ownConditions(id);
  if (own === null || policy === undefined) return own;
  return [{ column: 'policy', values: [decoded(policy)] }, ...own];
}

const shape =
  /^F-([^/:+~]+)((?:\/[^/:+~]+)*)(?::([a-z_]+))?((?:\+[a-z]+\/[^/:+~]+)*)(?:~([^/:+~]+))?$/;

function ownConditions(id: string): readonly Condition[] | null {
  const [, name, path = '', says, narrowed = '', scenario] = shape.exec(id) ?? [];
  if (name === undefined) return null;
  const values = path.split('/').slice(1).map(decoded);
  const more = narrowedBy(narrowed);
  const subject = subjectOf(decoded(name), values, says, scenario);
  if (subject === null || more === null) return null;
  const isOwn = isOfCounted(subject) && !isBeyond(more);
  return [...subject, ...(isOwn ? [ownPeriod] : []), ...more];
}

/** Of what is listed over all periods shown, only what counts in the one reported. */
const ownPeriod: Condition = { column: 'own', values: ['yes'] };

function subjectOf(
  name: string,
  values: readonly string[],
  says: string | undefined,
  scenario: string | undefined,
): readonly Condition[] | null {
  const thing = countedThings.find((each) => each === name);
  if (scenario !== undefined) return readingConditions(name, values, says, decoded(scenario));
  if (thing !== undefined) return countedConditions(thing, values, says);
  const kind = kinds.find((each) => each === name);
  if (kind !== undefined) {
    const [value] = values;
    if (value === undefined || values.length !== 1 || says !== undefined) return null;
    return [{ column: kind, values: [value] }, judged];
  }
  if (name === 'all') return values.length === 0 && says === undefined ? [] : null;
  const verdict = verdictOf(says);
  const place = placeOf(values);
  if (verdict === null || place === null) return null;
  if (name === 'kept') return values.length === 0 && says === undefined ? [judged] : null;
  return [{ column: 'promise', values: [name] }, ...place, verdict];
}

/** What a scenario says of obligations otherwise than the house. */
function readingConditions(
  name: string,
  values: readonly string[],
  says: string | undefined,
  scenario: string,
): readonly Condition[] | null {
  const place = placeOf(values);
  if (place === null || says !== undefined) return null;
  return [
    { column: 'what', values: ['readings'] },
    ...(name === 'kept' ? [] : [{ column: 'promise', values: [name] }]),
    ...place,
    { column: 'kind', values: [scenario], within: true },
  ];
}

function countedConditions(
  thing: CountedThing,
  values: readonly string[],
  says: string | undefined,
): readonly Condition[] | null {
  const [kind, ...rest] = values;
  if (rest.length > 0) return null;
  return [
    { column: 'what', values: [thing] },
    ...(kind === undefined
      ? []
      : [
          {
            column: 'kind',
            values: [kind],
            ...(thing === 'hinges' ? { within: true as const } : {}),
          },
        ]),
    ...(says === undefined ? [] : [{ column: 'says', values: [says] }]),
  ];
}

function verdictOf(says: string | undefined): Condition | null {
  if (says === undefined) return judged;
  return verdicts.includes(says) ? { column: 'verdict', values: [says] } : null;
}

function placeOf(values: readonly string[]): readonly Condition[] | null {
  const [tier, severity, ...rest] = values;
  if (tier === undefined) return [];
  if (severity === undefined || rest.length > 0) return null;
  return [
    { column: 'tier', values: [tier] },
    { column: 'severity', values: [severity] },
  ];
}

function narrowedBy(text: string): readonly Condition[] | null {
  const parts = text.split('+').slice(1);
  const conditions = parts.map((part): Condition | null => {
    const [column = '', value = ''] = part.split('/');
    const isKnown = narrowings.some((each) => each === column);
    if (column === 'span') return value === 'all' ? { column: 'span', values: ['all'] } : null;
    return isKnown ? { column, values: [decoded(value)] } : null;
  });
  const known = conditions.filter((each) => each !== null);
  return known.length === conditions.length ? known : null;
}

/** Whether the rows are of what is counted beside obligations. */
export function isOfCounted(where: readonly Condition[]): boolean {
  return where.some(({ column }) => column === 'what');
}

/** Whether a figure looks beyond the period of its report. */
export function isBeyond(where: readonly Condition[]): boolean {
  return where.some(({ column }) => column === 'span' || column === 'period');
}

/** The conditions in the ledger's words: "promise = update, verdict = met or missed". */
export function conditionWords(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return 'every obligation';
  return conditions
    .map(({ column, values, within }) =>
      within === true
        ? `${column} names ${values.map(shown).join(' or ')}`
        : `${column} = ${values.map(shown).join(' or ')}`,
    )
    .join(', ');
}

function shown(value: string): string {
  return value === '' ? 'empty' : value;
}
