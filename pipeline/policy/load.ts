import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, UserError } from '../failure.js';
import { packageRoot } from '../root.js';
import { checkPolicy } from './check.js';
import { readYaml, type YamlDocument } from './document.js';
import type { PolicyObject } from './patch.js';
import { failureAt, type Problem } from './problem.js';
import type { Policy } from './schema.js';
import { parsePolicy } from './schema-problems.js';
import { checkVersions } from './versions.js';

/** A policy file, read and found right. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** The file as the user named it. */
  readonly path: string;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly text: string;
  /** The file's plain values, for readings to patch. */
  readonly raw: PolicyObject;
}

/** What was found in one file: the policy if it can be read as one, everything that is wrong, and what is worth a look. */
export interface PolicyFinding {
  readonly path: string;
  readonly loaded: LoadedPolicy | null;
  readonly failures: readonly Failure[];
  readonly notes: readonly Failure[];
}

/** Every policy of the files. Throws one UserError with all problems of all files. */
export function loadPolicies(paths: readonly string[]): LoadedPolicy[] {
  const findings = inspectPolicies(paths);
  const failures = findings.flatMap((finding) => finding.failures);
  if (failures.length > 0) throw new UserError(failures);
  return findings.flatMap(({ loaded }) => (loaded === null ? [] : [loaded]));
}

/** The policies that come with the program. */
export function loadShippedPolicies(): LoadedPolicy[] {
  return loadPolicies(shippedPolicyPaths());
}

/** The files of the policies that come with the program, in the order of their names. */
export function shippedPolicyPaths(): string[] {
  const folder = join(packageRoot, 'policies');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads and checks files without throwing for what is wrong in them. Files of one policy are checked against each other. */
export function inspectPolicies(paths: readonly string[]): PolicyFinding[] {
  const findings = [...new Set(paths)].map(inspectFile);
  const versions = checkVersions(findings.flatMap(({ read }) => (read === null ? [] : [read])));
  return findings.map(({ path, read, failures, notes }) => {
    const clashes = versions
      .filter((clash) => clash.path === path)
      .flatMap(({ problem }) => (read === null ? [] : [failureAt(problem, path, read.document)]));
    const loaded = read === null ? null : read.loaded;
    return { path, loaded, failures: [...failures, ...clashes], notes };
  });
}

interface ReadFile {
  readonly loaded: LoadedPolicy;
  readonly document: YamlDocument;
}

interface Inspected {
  readonly path: string;
  readonly read: ReadFile | null;
  readonly failures: readonly Failure[];
  readonly notes: readonly Failure[];
}

function inspectFile(path: string): Inspected {
  const bytes = readBytes(path);
  if ('code' in bytes) return { path, read: null, failures: [bytes], notes: [] };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const document = readYaml(text, path);
  if ('length' in document) return { path, read: null, failures: document, notes: [] };
  const place = (problem: Problem) => failureAt(problem, path, document);
  const policy = parsePolicy(document.value);
  if ('length' in policy) return { path, read: null, failures: policy.map(place), notes: [] };
  const raw = document.value as PolicyObject;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const checked = checkPolicy(policy, raw);
  return {
    path,
    read: { loaded: { policy, path, sha256, text, raw }, document },
    failures: checked.problems.map(place),
    notes: checked.notes.map(place),
  };
}

function readBytes(path: string): Buffer | Failure {
  try {
    return readFileSync(path);
  } catch {
    return {
      code: 'policy.unreadable',
      message: `The policy file "${path}" cannot be read.`,
      hint: 'Name a YAML file that exists; punctual policy list shows the policies that come with the program.',
    };
  }
}
