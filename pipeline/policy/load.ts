import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Failure, UserError } from '../failure.js';
import { checkPolicy } from './check.js';
import { readYaml, type YamlDocument } from './document.js';
import type { PolicyObject } from './patch.js';
import { policyFileName, shippedPolicyPaths } from './policy-files.js';
import { failureAt, type Problem } from './problem.js';
import type { Policy } from './schema.js';
import { parsePolicy } from './schema-problems.js';
import { checkVersions } from './versions.js';

/** A policy file, read and found right. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** The file as messages and reports name it: `policies/…` for those that come with the program. */
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
  const findings = [...new Set(paths)].map((path) => inspectFile(path, nameOf(path)));
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

function inspectFile(file: string, path: string): Inspected {
  const bytes = readBytes(file, path);
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

function readBytes(file: string, path: string): Buffer | Failure {
  try {
    return readFileSync(file);
  } catch {
    return {
      code: 'policy.unreadable',
      message: `The policy file "${path}" cannot be read.`,
      hint: 'Name a YAML file that exists; punctual policy list shows the policies that come with the program.',
    };
  }
}
