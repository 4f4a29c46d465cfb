import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import {
  type Policy,
  type ProcedureName,
  procedurePromises,
} from '../../pipeline/policy/schema.js';
import { fileOf, readStories, type Story } from './story.js';

const stories = readStories().map(({ story }) => story);
const policies = loadShippedPolicies().map(
  ({ policy, path }) => [path.replace(/^.*\/|\.yaml$/g, ''), policy] as const,
);

describe.each(policies)('%s', (file, policy) => {
  const own = stories.filter((story) => toldOf(story).includes(file));

  test.each(optionsOf(policy))(
    'a story tells what %s=%s makes of a case',
    (reading, option, isHouse) => {
      expect(own.filter((story) => tells(story, reading, isHouse ? null : option))).not.toEqual([]);
    },
  );

  test.each(judgedClauses(policy))('a story is about clause %s', (clause) => {
    expect(own.filter(({ rules }) => rules?.includes(clause))).not.toEqual([]);
  });

  test('stories are about clauses that the policy has', () => {
    const known = Object.keys(policy.clauses);
    const unknown = own.flatMap(({ rules }) => rules ?? []).filter((id) => !known.includes(id));
    expect(unknown).toEqual([]);
  });
});

const all = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'];
const atOnce = ['met', 'missed', 'excluded', 'unmeasured'];

/** The verdicts that a promise about procedure can have: what is due as it begins never runs, and nothing voids a deliverable. */
const verdicts: Readonly<Record<ProcedureName, readonly string[]>> = {
  closing_not_early: all,
  closing_not_late: all,
  reopening: all,
  contact_attempts: atOnce,
  severity_consent: atOnce,
  survey_after_closing: all,
  outcome_notified: all,
  deliverable: [...atOnce, 'running'],
};

test.each(
  procedurePromises.flatMap((promise) => verdicts[promise].map((verdict) => [promise, verdict])),
)('a story shows %s %s', (promise, verdict) => {
  const shown = stories
    .flatMap(({ expect: asked }) => Object.entries(asked))
    .filter(([key]) => key.split(' ')[0] === promise)
    .filter(([, asked]) => asked !== 'none' && asked.verdict === verdict);
  expect(shown).not.toEqual([]);
});

function toldOf({ policy, policies: versions }: Story): (string | null)[] {
  return (versions ?? [policy ?? '']).map(fileOf);
}

function optionsOf({ readings }: Policy): [reading: string, option: string, isHouse: boolean][] {
  return Object.entries(readings).flatMap(([reading, { options }]) =>
    Object.keys(options).map((option, index): [string, string, boolean] => [
      reading,
      option,
      index === 0,
    ]),
  );
}

/** Whether a story tells of an option; of the house's, if it tells the same obligation beside another option. */
function tells({ expect: asked }: Story, reading: string, option: string | null): boolean {
  return Object.keys(asked).some((key) => {
    const [obligation = '', scenario = ''] = key.split(' under ');
    if (option !== null) return scenario === `${reading}=${option}`;
    return scenario.startsWith(`${reading}=`) && obligation in asked;
  });
}

/** Every clause by which the ledger judges, excludes or protects, and those of the questions left open. */
function judgedClauses({ promises, procedures, rules, protection, readings }: Policy): string[] {
  const named = [promises, procedures, rules, protection, readings].flatMap(clausesIn);
  return [...new Set(named)].sort();
}

function clausesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'clause' in value && typeof value.clause === 'string' ? [value.clause] : [];
  return [...own, ...Object.values(value).flatMap(clausesIn)];
}
