import { describeFailure, UserError } from '../../pipeline/failure.js';
import type { PolicyFinding } from '../../pipeline/policy/load.js';
import type { Io } from '../io.js';

/** Says what was checked and what is worth a look; throws everything that is wrong, of all files at once. */
export function tellCheck(findings: readonly PolicyFinding[], io: Io): void {
  const failures = findings.flatMap((finding) => finding.failures);
  for (const note of findings.flatMap((finding) => finding.notes)) {
    io.stdout(`Note: ${describeFailure(note)}\n`);
  }
  if (failures.length > 0) throw new UserError(failures);
  const policies = findings.flatMap(({ loaded }) => (loaded === null ? [] : [loaded.policy]));
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
  io.stdout(`${parts.join(', ')}: nothing is wrong.\n`);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
