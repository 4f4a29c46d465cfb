import { createHash } from 'node:crypto';
import type { Failure } from '../failure.js';
import { checkPolicy } from './check.js';
import { readYaml, type YamlDocument } from './document.js';
import type { PolicyObject } from './patch.js';
import { failureAt, type Problem } from './problem.js';
import type { Policy } from './schema.js';
import { parsePolicy } from './schema-problems.js';

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

/** What one file's bytes came to: a policy with its lines if they can be read as one, what is wrong, and what is worth a look. */
export interface Inspected {
  readonly path: string;
  readonly read: { readonly loaded: LoadedPolicy; readonly document: YamlDocument } | null;
  readonly failures: readonly Failure[];
  readonly notes: readonly Failure[];
}

/** Reads and checks one file's bytes; `path` is how messages name it. */
export function inspectPolicy(bytes: Uint8Array, path: string): Inspected {
  const text = new TextDecoder('utf-8').decode(bytes);
  const document = readYaml(text, path);
  if ('length' in document) return { path, read: null, failures: document, notes: [] };
  const place = (problem: Problem) => failureAt(problem, path, document);
  const policy = parsePolicy(document.value);
  if ('length' in policy) return { path, read: null, failures: policy.map(place), notes: [] };
  const raw = document.value as PolicyObject;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { problems, notes } = checkPolicy(policy, raw);
  return {
    path,
    read: { loaded: { policy, path, sha256, text, raw }, document },
    failures: problems.map(place),
    notes: notes.map(place),
  };
}
