import { parseLocalTime } from '../local-time.js';
import type { Problem } from '../problem.js';
import type { Policy } from '../schema.js';

/** Worked examples whose times cannot be read or that speak of a promise the policy does not make. */
export function checkExamples(policy: Policy): Problem[] {
  return policy.examples.flatMap(({ opened, due, promise }, index) => {
    const path = ['examples', index];
    return [
      ...(parseLocalTime(opened) === null ? [unreadable([...path, 'opened'], opened)] : []),
      ...(due !== 'none' && parseLocalTime(due) === null
        ? [unreadable([...path, 'due'], due)]
        : []),
      ...(due !== 'none' && policy.promises[promise] === undefined
        ? [unpromised([...path, 'promise'], promise)]
        : []),
    ];
  });
}

function unreadable(path: readonly PropertyKey[], text: string): Problem {
  const none = path.at(-1) === 'due' ? ', or none' : '';
  return {
    path,
    code: 'policy.unreadable-time',
    message: `${path.map(String).join('.')}: "${text}" is no local time with a zone.`,
    hint: `Write it as 2024-03-08T16:40 America/New_York${none}.`,
  };
}

function unpromised(path: readonly PropertyKey[], promise: string): Problem {
  return {
    path,
    code: 'policy.example-without-promise',
    message: `${path.slice(0, 2).map(String).join('.')}: the policy promises no ${promise}.`,
    hint: `Write due: none, or add promises.${promise}.`,
  };
}
