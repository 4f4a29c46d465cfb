import { UserError } from '../../pipeline/failure.js';
import type { ExamplesJudged } from '../../pipeline/policy/worked-examples.js';
import type { Io } from '../io.js';
import { textTable } from '../text-table.js';

/** Says how many worked examples of each policy hold; throws those that do not. */
export function tellExamples(judged: readonly ExamplesJudged[], io: Io): void {
  const rows = judged.map(({ loaded: { policy }, count, failures }) => [
    policy.id,
    policy.version,
    outcome(count - failures.length, count),
  ]);
  io.stdout(`${textTable(rows)}\n`);
  const failures = judged.flatMap((one) => one.failures);
  if (failures.length > 0) throw new UserError(failures);
}

function outcome(held: number, count: number): string {
  if (count === 0) return 'no worked examples';
  return `${held} of ${count} ${count === 1 ? 'example' : 'examples'} ${held === 1 ? 'holds' : 'hold'}`;
}
