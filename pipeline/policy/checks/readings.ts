import { applyPatches, hasParent, type Patch, type PolicyObject } from '../patch.js';
import { patchesOf } from '../patches-of.js';
import type { Problem } from '../problem.js';
import type { Policy, Reading } from '../schema.js';
import { parsePolicy } from '../schema-problems.js';
import { checkStructure } from './structure.js';

/** Readings whose options do not hold: marks given twice, patches with no place to stand or that leave no valid policy. */
export function checkReadings(policy: Policy, raw: PolicyObject): Problem[] {
  const single = Object.entries(policy.readings).flatMap(([id, reading]) => [
    ...checkOptions(id, reading),
    ...checkMarks(id, reading),
    ...Object.entries(reading.options).flatMap(([option, { patch }]) =>
      patch === undefined ? [] : checkPatch(id, option, patch, raw),
    ),
  ]);
  if (single.length > 0) return single;
  return (['strict', 'lenient'] as const).flatMap((mark) =>
    problemsUnder(mark, ['readings'], patchesOf(policy, mark) ?? [], raw),
  );
}

function checkOptions(id: string, { options }: Reading): Problem[] {
  const path = ['readings', id, 'options'];
  const code = 'policy.reading-options';
  const [house, ...others] = Object.entries(options);
  if (house === undefined || others.length === 0) {
    const message = `readings.${id} leaves nothing open: it has ${house === undefined ? 'no' : 'one'} option.`;
    return [{ path, code, message, hint: 'Give at least two options, the house’s first.' }];
  }
  const [houseId, { patch }] = house;
  const patched =
    patch === undefined
      ? []
      : [
          {
            path: [...path, houseId, 'patch'],
            code,
            message: `readings.${id}: "${houseId}" is the first option and so the file as written, but has a patch.`,
            hint: 'Write its values into the policy and take the patch out.',
          },
        ];
  const idle = others.flatMap(([option, { patch: change }]) =>
    change !== undefined && Object.keys(change).length > 0
      ? []
      : [
          {
            path: [...path, option],
            code,
            message: `readings.${id}: "${option}" changes nothing.`,
            hint: 'Give it a patch: the path in this file, and the value that then stands there.',
          },
        ],
  );
  return [...patched, ...idle];
}

function checkMarks(id: string, { options }: Reading): Problem[] {
  return (['strict', 'lenient'] as const).flatMap((mark) => {
    const marked = Object.keys(options).filter((option) => options[option]?.mark === mark);
    const second = marked[1];
    if (second === undefined) return [];
    return [
      {
        path: ['readings', id, 'options', second, 'mark'],
        code: 'policy.marked-twice',
        message: `readings.${id}: ${marked.join(' and ')} are both marked ${mark}.`,
        hint: `Mark at most one option ${mark}.`,
      },
    ];
  });
}

function checkPatch(id: string, option: string, patch: Patch, raw: PolicyObject): Problem[] {
  const path = ['readings', id, 'options', option, 'patch'];
  const lost = Object.keys(patch).filter((target) => !hasParent(raw, target));
  if (lost.length > 0) {
    return lost.map((target) => ({
      path: [...path, target],
      code: 'policy.patch-without-place',
      message: `${id}=${option} patches "${target}", but the file has nothing around it.`,
      hint: 'Write the path as it stands in this file, with dots; entries of a list are counted from 0.',
    }));
  }
  return problemsUnder(`${id}=${option}`, path, [patch], raw);
}

function problemsUnder(
  scenario: string,
  path: readonly PropertyKey[],
  patches: readonly Patch[],
  raw: PolicyObject,
): Problem[] {
  const policy = parsePolicy(applyPatches(raw, patches));
  const found = 'length' in policy ? policy : checkStructure(policy);
  return found.map(({ code, message, hint }) => ({
    path,
    code,
    message: `Under ${scenario}: ${message}`,
    hint,
  }));
}
