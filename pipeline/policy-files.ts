import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { packageRoot } from './root.js';

/** The files of the policies that come with the program, in the order of their names. */
export function shippedPolicyPaths(): string[] {
  return filesIn(join(packageRoot, 'policies'));
}

/** The files that a workspace's `policies:` names, folders opened, paths counted from its folder. */
export function policyPathsOf(policies: readonly string[], folder: string): string[] {
  return policies.flatMap((named) => {
    const path = resolve(folder, named);
    return existsSync(path) && statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** How messages and reports name a policy file: from the package's or the given folder, never by a machine's path. */
export function policyFileName(path: string, folder = packageRoot): string {
  const shipped = relative(packageRoot, path);
  if (shipped.startsWith('policies')) return shipped.replaceAll('\\', '/');
  return (relative(folder, path) || path).replaceAll('\\', '/');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
