/** A policy as the file has it: plain values, before the schema fills in what was left out. */
export type PolicyObject = Readonly<Record<string, unknown>>;

/** What a reading's option changes: dotted path → the value that then stands there; null takes out what stands there. */
export type Patch = Readonly<Record<string, unknown>>;

/**
 * The policy under the given patches, applied in order. Nothing given is changed.
 * Indices of a list are those of the list as written: entries are taken out only at the end.
 * A path whose parent does not exist is a mistake of the caller: `check` reports it before.
 */
export function applyPatches(policy: PolicyObject, patches: readonly Patch[]): PolicyObject {
  let patched: unknown = policy;
  for (const patch of patches) {
    for (const [path, value] of Object.entries(patch)) {
      patched = withValue(patched, path.split('.'), value, path);
    }
  }
  const settled = patches.length === 0 ? policy : withoutNulls(patched);
  if (!isPlainObject(settled)) throw new Error('A policy is an object.');
  return settled;
}

/** What stands at a dotted path, or undefined. */
export function valueAt(holder: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => childOf(value, key), holder);
}

/** Whether a patch of this path has a place to stand: every step but the last exists, and a list gets no gaps. */
export function hasParent(policy: PolicyObject, path: string): boolean {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((value, key) => childOf(value, key), policy);
  if (Array.isArray(parent)) return isIndex(last) && Number(last) <= parent.length;
  return isPlainObject(parent);
}

function withValue(
  holder: unknown,
  steps: readonly string[],
  value: unknown,
  path: string,
): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const child = withValue(childOf(holder, step), rest, value, path);
  if (Array.isArray(holder) && isIndex(step) && Number(step) <= holder.length) {
    const copy: unknown[] = [...holder];
    copy[Number(step)] = child;
    return copy;
  }
  if (isPlainObject(holder)) return { ...holder, [step]: child };
  throw new Error(`The patch of "${path}" finds nothing to stand in at "${step}".`);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutNulls);
  if (!isPlainObject(value)) return value;
  const kept = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutNulls(entry)]));
}

function childOf(holder: unknown, step: string): unknown {
  if (Array.isArray(holder)) return isIndex(step) ? holder[Number(step)] : undefined;
  return isPlainObject(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
}

function isIndex(step: string): boolean {
  return /^(0|[1-9]\d*)$/.test(step);
}

function isPlainObject(value: unknown): value is PolicyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
