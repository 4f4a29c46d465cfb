import type { Problem } from './problem.js';
import type { Policy } from './schema.js';

interface Versioned {
  readonly loaded: { readonly policy: Policy; readonly path: string };
}

/** Versions of one policy that have the same name or are in force on the same date, told at the later file. */
export function checkVersions<File extends Versioned>(
  files: readonly File[],
): { readonly at: File; readonly problem: Problem }[] {
  return files.flatMap((at, index) =>
    files.slice(0, index).flatMap(({ loaded: earlier }) => {
      const problem = clash(at.loaded.policy, earlier.policy, earlier.path);
      return problem === null ? [] : [{ at, problem }];
    }),
  );
}

function clash(policy: Policy, earlier: Policy, earlierPath: string): Problem | null {
  if (policy.id !== earlier.id) return null;
  if (policy.version === earlier.version) {
    return {
      path: ['version'],
      code: 'policy.duplicate-version',
      message: `Policy "${policy.id}" version "${policy.version}" is already in ${earlierPath}.`,
      hint: 'Give this file another version, or leave one of the two files out.',
    };
  }
  const from = later(policy.effective.from, earlier.effective.from);
  const ends = [policy.effective.to, earlier.effective.to].flatMap((end) => end ?? []).sort();
  const to = ends[0];
  if (to !== undefined && to < from) return null;
  return {
    path: ['effective'],
    code: 'policy.overlapping-versions',
    message: `Policy "${policy.id}": versions "${earlier.version}" (${earlierPath}) and "${policy.version}" are both in force on ${from}.`,
    hint: 'Let the earlier version end (effective.to) on the day before the later one begins.',
  };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
