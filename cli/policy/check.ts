import { describeFailure, UserError } from '../../pipeline/failure.js';
import type { LoadedPolicy, PolicyFinding } from '../../pipeline/policy/load.js';
import type { Io } from '../io.js';

/** Throws everything that is wrong, of all files at once; else the policies that were found right. */
export function soundPolicies(findings: readonly PolicyFinding[]): LoadedPolicy[] {
  const failures = findings.flatMap((finding) => finding.failures);
  if (failures.length > 0) throw new UserError(failures);
  return findings.flatMap(({ loaded }) => (loaded === null ? [] : [loaded]));
}

/** What is worth a look though it is allowed. */
export function tellNotes(findings: readonly PolicyFinding[], io: Io): void {
  for (const note of findings.flatMap((finding) => finding.notes)) {
    io.stdout(`Note: ${describeFailure(note)}\n`);
  }
}

/** How much was checked. */
export function tellChecked(loaded: readonly LoadedPolicy[], io: Io): void {
  const policies = loaded.map(({ policy }) => policy);
  const sum = (count: (policy: (typeof policies)[number]) => number): number =>
    policies.reduce((total, policy) => total + count(policy), 0);
  const parts = [
    counted(policies.length, 'policy', 'policies'),
    counted(
      sum(({ clauses }) => Object.keys(clauses).length),
      'clause',
    ),
    counted(
      sum(({ readings }) => Object.keys(readings).length),
      'reading',
    ),
    counted(
      sum(({ examples }) => examples.length),
      'worked example',
    ),
  ];
  const which = policies.length === 1 ? 'the file' : 'the files';
  io.stdout(`${parts.join(', ')}: nothing is wrong with ${which}.\n`);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
