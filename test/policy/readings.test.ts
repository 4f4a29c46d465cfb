import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { packageRoot } from '../../pipeline/root.js';

const path = join(packageRoot, '..', 'shared', 'spec', 'readings.md');

interface Option {
  readonly option: string;
  readonly mark: string | undefined;
}

interface Row {
  readonly policy: string;
  readonly reading: string;
  readonly options: readonly Option[];
}

/** The rows of the design's tables; a policy of '' stands for all. */
function readDesign(text: string): Row[] {
  let policy = '';
  return text.split('\n').flatMap((line) => {
    const title = /^(OwnBackup|OpenBack|Probax|CrashPlan)\b[^|]*$/.exec(line)?.[1];
    if (title !== undefined) policy = title.toLowerCase();
    const cells = /^\| `([a-z0-9-]+)` \|[^|]*\| (.*) \|$/.exec(line);
    if (cells === null) return [];
    const options = (cells[2] ?? '').split(' · ').map((cell) => {
      const found = /^`([a-z0-9-]+)`(?: ([SL])\b)?/.exec(cell);
      const mark = found?.[2] === 'S' ? 'strict' : found?.[2] === 'L' ? 'lenient' : undefined;
      return { option: found?.[1] ?? cell, mark };
    });
    return [{ policy, reading: cells[1] ?? '', options }];
  });
}

/** Whether a policy has what a common reading asks about. */
function isAsked(reading: string, { promises, rules }: Policy): boolean {
  switch (reading) {
    case 'first-response-by':
      return promises.first_response !== undefined;
    case 'severity-after-change':
      return promises.first_response !== undefined || promises.update !== undefined;
    case 'waiting-on-customer':
      return promises.update !== undefined;
    default:
      return 'out-of-scope' in rules;
  }
}

test('each policy has the open readings of the design: ids, order of options, marks', ({
  skip,
}) => {
  if (!existsSync(path)) skip('The design is not beside this checkout.');
  const rows = readDesign(readFileSync(path, 'utf8'));
  expect(rows).toHaveLength(34);
  for (const { policy } of loadShippedPolicies()) {
    const wanted = rows.filter(
      ({ policy: owner, reading }) =>
        owner === policy.id || (owner === '' && isAsked(reading, policy)),
    );
    const held = Object.entries(policy.readings).map(([reading, { options }]) => ({
      reading,
      options: Object.entries(options).map(([option, { mark }]) => ({ option, mark })),
    }));
    expect(held).toEqual(wanted.map(({ reading, options }) => ({ reading, options })));
  }
});
