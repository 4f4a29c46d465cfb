import type { Failure } from '../failure.js';
import type { YamlDocument } from './document.js';

/** What is wrong at one place of a policy, before it is known on which line that is. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** The problem as the user reads it, with the file and the line. */
export function failureAt(problem: Problem, file: string, document: YamlDocument): Failure {
  const { code, message, hint, path } = problem;
  return { code, message, hint, where: `${file}:${document.lineOf(path)}` };
}
