import { readFileSync } from 'node:fs';
import { type Failure, UserError } from '../failure.js';
import { policyFileName, shippedPolicyPaths } from '../policy-files.js';
import { type Inspected, inspectPolicy, type LoadedPolicy } from './inspect.js';
import { failureAt } from './problem.js';
import { checkVersions } from './versions.js';

export type { LoadedPolicy } from './inspect.js';

/** What was found in one file: the policy if it can be read as one, everything that is wrong, and what is worth a look. */
export interface PolicyFinding {
  readonly path: string;
  readonly loaded: LoadedPolicy | null;
  readonly failures: readonly Failure[];
  readonly notes: readonly Failure[];
}

/** Tells how messages and reports name a file; by default as it was given. */
export type NameOf = (path: string) => string;

/** Every policy of the files. Throws one UserError with all problems of all files. */
export function loadPolicies(paths: readonly string[], nameOf?: NameOf): LoadedPolicy[] {
  const findings = inspectPolicies(paths, nameOf);
  const failures = findings.flatMap((finding) => finding.failures);
  if (failures.length > 0) throw new UserError(failures);
  return findings.flatMap(({ loaded }) => (loaded === null ? [] : [loaded]));
}

/** The policies that come with the program. */
export function loadShippedPolicies(): LoadedPolicy[] {
  return loadPolicies(shippedPolicyPaths(), policyFileName);
}

/** Reads and checks files without throwing for what is wrong in them. Files of one policy are checked against each other. */
export function inspectPolicies(
  paths: readonly string[],
  nameOf: NameOf = (path) => path,
): PolicyFinding[] {
  const files = [...new Set(paths)].map((path) => inspectFile(path, nameOf(path)));
  const clashes = checkVersions(files.flatMap(({ read }) => (read === null ? [] : [read])));
  return files.map(({ path, read, failures, notes }) => {
    const loaded = read?.loaded ?? null;
    const own = clashes.filter((clash) => read !== null && clash.at === read);
    const told = own.flatMap(({ problem }) =>
      read === null ? [] : [failureAt(problem, path, read.document)],
    );
    return { path, loaded, failures: [...failures, ...told], notes };
  });
}

function inspectFile(file: string, path: string): Inspected {
  try {
    return inspectPolicy(readFileSync(file), path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    const failure = {
      code: 'policy.unreadable',
      message: `The policy file "${path}" cannot be read.`,
      hint: 'Name a YAML file or a folder of them; punctual policy list shows the policies in reach.',
    };
    return { path, read: null, failures: [failure], notes: [] };
  }
}
