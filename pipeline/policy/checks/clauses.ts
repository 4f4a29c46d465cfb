import type { Clause } from '../clause-schema.js';
import { alternativesOf, isKnownField } from '../fields.js';
import { factNeeds, factsIn } from '../needs/facts.js';
import { type PartKind, partsOf } from '../parts.js';
import type { Problem } from '../problem.js';
import type { Policy } from '../schema.js';

/** Clauses that rest on nothing that is there, or need fields that nothing can bring. */
export function checkClauses(policy: Policy): Problem[] {
  const parts = partsOf(policy);
  const asked = askedColumns(policy);
  return Object.entries(policy.clauses).flatMap(([id, clause]) => [
    ...checkParts(id, clause, parts),
    ...checkFields(id, clause, asked),
  ]);
}

/** A word on clauses of which nobody has said what can be made of them. */
export function noteClauses({ clauses }: Policy): Problem[] {
  return Object.entries(clauses)
    .filter(([, clause]) => clause.class === undefined)
    .map(([id]) => ({
      path: ['clauses', id],
      code: 'policy.clause-without-class',
      message: `clauses.${id} has no class.`,
      hint: 'Add class: computed or described with by:, needs_field with needs:, would_be: and what:, or not_monitorable with why:.',
    }));
}

function checkParts(id: string, clause: Clause, parts: ReadonlyMap<string, PartKind>): Problem[] {
  if (clause.class !== 'computed' && clause.class !== 'described') return [];
  const unknown = clause.by.flatMap((name, index) =>
    parts.has(name) ? [] : [unknownPart(['clauses', id, 'by', index], name, parts)],
  );
  if (unknown.length > 0) return unknown;
  const statistics = clause.by.filter((name) => parts.get(name) === 'statistic');
  if (clause.class === 'computed' && statistics.length === clause.by.length) {
    const message = `clauses.${id} is computed, but ${statistics.join(', ')} only describes.`;
    const hint = 'Write class: described, or name the promise, rule or reading that decides it.';
    return [{ path: ['clauses', id, 'class'], code: 'policy.wrong-class', message, hint }];
  }
  if (clause.class === 'described' && statistics.length === 0) {
    const message = `clauses.${id} is described, but by no statistic.`;
    const hint = `Name one: ${named(parts, 'statistic').join(', ')}; or write class: computed.`;
    return [{ path: ['clauses', id, 'class'], code: 'policy.wrong-class', message, hint }];
  }
  return [];
}

function unknownPart(
  path: readonly PropertyKey[],
  name: string,
  parts: ReadonlyMap<string, PartKind>,
): Problem {
  const place = name.split('.')[0];
  const near = [...parts.keys()].filter((part) =>
    name.includes('.') ? part.startsWith(`${place}.`) : !part.includes('.'),
  );
  return {
    path,
    code: 'policy.unknown-name',
    message: `${path.map(String).join('.')}: the policy has no "${name}".`,
    hint:
      near.length === 0
        ? 'Name a promise, a procedure or a statistic, or rules.ID, readings.ID, calendars.ID, settings.ID, deliverables.ID.'
        : `Write ${near.length === 1 ? '' : 'one of '}${near.join(', ')}.`,
  };
}

function checkFields(id: string, clause: Clause, asked: ReadonlySet<string>): Problem[] {
  if (clause.class !== 'computed' && clause.class !== 'described') return [];
  return clause.needs.flatMap((need, index) =>
    alternativesOf(need)
      .filter((field) => !isKnownField(field) && !asked.has(field.name))
      .map(({ name }) => ({
        path: ['clauses', id, 'needs', index],
        code: 'policy.unknown-field',
        message: `clauses.${id}: no table has the field "${name}".`,
        hint: 'Correct the name; or write class: needs_field, if nothing can be said without it.',
      })),
  );
}

/** Columns of the user's own that conditions anywhere in the policy ask for. */
function askedColumns(policy: Policy): ReadonlySet<string> {
  return new Set(factNeeds(factsIn(policy)));
}

function named(parts: ReadonlyMap<string, PartKind>, kind: PartKind): string[] {
  return [...parts].flatMap(([name, each]) => (each === kind ? [name] : []));
}
