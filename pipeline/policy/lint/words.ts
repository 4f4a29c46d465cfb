import type { Policy } from '../schema.js';
import { type Finding, type FindingCode, finding } from './finding.js';
import { clausesOf, listed } from './names.js';
import type { Study } from './study.js';

type Term = Policy['wording']['words'][string];

/** Words on which something depends and that the text leaves open, as the file lists them. */
export function findWords({ policy }: Study): Finding[] {
  return [
    ...each(policy, 'definition', 'undefined-term', (says) => `“${says}” is used and not defined`),
    ...each(policy, 'text', 'missing-text', (says) => says),
    ...together(policy, 'document', 'missing-document', 'What these say is not in the text'),
    ...each(policy, 'unit', 'missing-unit', (says) => `“${says}” has no unit that settles it`),
    ...each(
      policy,
      'scope',
      'unclear-scope',
      (says) => `“${says}” does not say what it is said of`,
    ),
    ...mixedForce(policy),
    ...together(policy, 'number', 'unquantified-words', 'No number stands behind these words'),
  ];
}

function each(
  policy: Policy,
  lacks: Term['lacks'],
  code: FindingCode,
  sentence: (says: string) => string,
): Finding[] {
  return termsThat(policy, lacks).map(({ says, clauses, note, reading }) =>
    finding(code, {
      clauses,
      says: `${sentence(says)}${note === undefined ? '' : `: ${note}`}.`,
      readings: reading === undefined ? [] : [reading],
    }),
  );
}

function together(
  policy: Policy,
  lacks: Term['lacks'],
  code: FindingCode,
  sentence: string,
): Finding[] {
  const terms = termsThat(policy, lacks);
  if (terms.length === 0) return [];
  const words = terms.map(({ says, clauses }) => `“${says}” (${clauses.join(', ')})`);
  return [
    finding(code, {
      clauses: clausesOf(terms.flatMap(({ clauses }) => clauses)),
      says: `${sentence}: ${listed(words)}.`,
    }),
  ];
}

function mixedForce({ wording: { binding } }: Policy): Finding[] {
  const words = Object.entries(binding);
  if (words.length < 2) return [];
  const told = words.map(([word, clauses]) => `“${word}” (${clauses.join(', ')})`);
  return [
    finding('mixed-force', {
      clauses: clausesOf(words.flatMap(([, clauses]) => clauses)),
      says: `How firm the times are depends on the word: ${listed(told)}.`,
    }),
  ];
}

function termsThat({ wording: { words } }: Policy, lacks: Term['lacks']): Term[] {
  return Object.values(words).filter((term) => term.lacks === lacks);
}
