import type { DueAnswer, DueQuestion } from '../due-contract.js';
import type { Failure } from '../failure.js';
import { readYaml } from './document.js';
import type { LoadedPolicy } from './load.js';
import { parseLocalTime, writeLocalTime } from './local-time.js';
import { failureAt, type Problem } from './problem.js';
import type { Example } from './schema.js';

/** What came of one policy's worked examples. */
export interface ExamplesJudged {
  readonly loaded: LoadedPolicy;
  readonly count: number;
  readonly failures: readonly Failure[];
}

type ComputeDues = (
  policies: readonly LoadedPolicy[],
  questions: readonly DueQuestion[],
) => Promise<readonly DueAnswer[]>;

/** Computes every worked example of the policies and compares it with the due that the policy states. */
export async function judgeExamples(
  policies: readonly LoadedPolicy[],
  computeDues: ComputeDues,
): Promise<ExamplesJudged[]> {
  const asked = policies.flatMap((loaded) =>
    loaded.policy.examples.map((example, index) => ({ loaded, example, index })),
  );
  const questions = asked.map(({ loaded, example }) => questionOf(loaded, example));
  const answers = new Map<string, DueAnswer>();
  for (const answer of await computeDues(policies, questions)) {
    answers.set(keyOf(answer.question, answer.scenario, answer.promise), answer);
  }
  const judged = asked.map(({ loaded, example, index }, question) => {
    const answer = answers.get(keyOf(question, example.scenario, example.promise));
    const problem = differenceOf(example, index, answer);
    return { loaded, problems: problem === null ? [] : [problem] };
  });
  return policies.map((loaded) => {
    const own = judged.filter((one) => one.loaded === loaded);
    const problems = own.flatMap((one) => one.problems);
    return { loaded, count: own.length, failures: placed(problems, loaded) };
  });
}

function questionOf({ policy }: LoadedPolicy, example: Example): DueQuestion {
  const opened = parseLocalTime(example.opened);
  if (opened === null) throw new Error(`"${example.opened}" passed the check of examples.`);
  return {
    policy: policy.id,
    version: policy.version,
    attributes: example.case,
    promise: example.promise,
    openedMs: opened.instant,
  };
}

function differenceOf(
  { says, opened, due, scenario }: Example,
  index: number,
  answer: DueAnswer | undefined,
): Problem | null {
  const owed = answer === undefined || answer.verdict === 'excluded' ? null : answer.dueMs;
  const wanted = parseLocalTime(due);
  if (owed === (wanted?.instant ?? null)) return null;
  const zone = (wanted ?? parseLocalTime(opened))?.zone ?? 'UTC';
  const why = answer?.reason === null || answer === undefined ? '' : ` (${answer.reason})`;
  const found =
    owed === null ? `nothing falls due${why}` : `it is due ${writeLocalTime(owed, zone)}`;
  return {
    path: ['examples', index, 'due'],
    code: 'policy.example-differs',
    message: `"${says}" expects ${due} under ${scenario}, but ${found}.`,
    hint: 'Correct the example if it was worked out wrongly; else the policy’s targets, hours or readings.',
  };
}

function placed(problems: readonly Problem[], { text, path }: LoadedPolicy): Failure[] {
  const document = readYaml(text, path);
  if ('length' in document) throw new Error(`${path} was read before and is not YAML now.`);
  return problems.map((problem) => failureAt(problem, path, document));
}

function keyOf(question: number, scenario: string, promise: string): string {
  return `${question} ${scenario} ${promise}`;
}
