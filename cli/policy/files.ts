import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../../pipeline/failure.js';
import {
  inspectPolicies,
  type LoadedPolicy,
  loadPolicies,
  type PolicyFinding,
} from '../../pipeline/policy/load.js';
import { policyFileName, policyPathsOf, shippedPolicyPaths } from '../../pipeline/policy-files.js';
import { findWorkspace } from '../../pipeline/workspace.js';
import type { Io } from '../io.js';

/** The policies that come with the program and those that the workspace names. */
export function policiesInReach(io: Io, workspace: string): LoadedPolicy[] {
  return loadPolicies(pathsInReach(io, workspace), nameIn(io));
}

/** The findings on the files named, or on every policy in reach if none is. */
export function findingsOn(io: Io, files: readonly string[], workspace: string): PolicyFinding[] {
  const paths = files.length > 0 ? files.flatMap(opened(io)) : pathsInReach(io, workspace);
  return inspectPolicies(paths, nameIn(io));
}

/** The policies that ids and files name together; all in reach if nothing is named. */
export function policiesNamed(io: Io, names: readonly string[], workspace: string): LoadedPolicy[] {
  if (names.length === 0) return policiesInReach(io, workspace);
  const files = names.filter((name) => looksLikeFile(io, name));
  const ids = names.filter((name) => !looksLikeFile(io, name));
  const loaded = loadPolicies(files.flatMap(opened(io)), nameIn(io));
  if (ids.length === 0) return loaded;
  const known = policiesInReach(io, workspace);
  return [...loaded, ...ids.flatMap((id) => versionsOf(known, id))];
}

/** Every version of a policy in reach, the oldest first; an unknown id is the user's to mend. */
export function versionsOf(known: readonly LoadedPolicy[], id: string): LoadedPolicy[] {
  const found = known.filter(({ policy }) => policy.id === id);
  if (found.length > 0) {
    return found.sort((a, b) => (a.policy.effective.from < b.policy.effective.from ? -1 : 1));
  }
  throw new UserError({
    code: 'policy.unknown',
    message: `There is no policy "${id}".`,
    hint: `Known are ${[...new Set(known.map(({ policy }) => policy.id))].join(', ')}; a file of your own is named by its path.`,
  });
}

function pathsInReach(io: Io, workspace: string): string[] {
  const { folder, config } = findWorkspace(resolve(io.cwd, workspace));
  return [...shippedPolicyPaths(), ...policyPathsOf(config.policies, folder)];
}

function opened(io: Io): (name: string) => string[] {
  return (name) => policyPathsOf([name], io.cwd);
}

function nameIn(io: Io): (path: string) => string {
  return (path) => policyFileName(path, io.cwd);
}

function looksLikeFile(io: Io, name: string): boolean {
  return /\.ya?ml$|[\\/]/.test(name) || existsSync(resolve(io.cwd, name));
}
