import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Failure } from '../failure.js';

/** A YAML text that was read, and the way from a path in it to its line. */
export interface YamlDocument {
  readonly value: unknown;
  /** The line of what stands at the path, or of the nearest thing around it that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a YAML text. What is no YAML, or repeats a key, comes back as failures with their lines. */
export function readYaml(text: string, path: string): YamlDocument | readonly Failure[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    return wrong.map((error) => ({
      code: 'policy.not-yaml',
      message: asSentence(error.message),
      hint: 'Correct the YAML: indentation, quotes and colons; every key once.',
      where: `${path}:${lines.linePos(error.pos[0]).line}`,
    }));
  }
  const value: unknown = document.toJS();
  return {
    value,
    lineOf: (steps) => lines.linePos(offsetOf(document.contents, steps)).line,
  };
}

function offsetOf(root: unknown, steps: readonly PropertyKey[]): number {
  let node = root;
  let offset = 0;
  for (const step of steps) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}

function asSentence(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
