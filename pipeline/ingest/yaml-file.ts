import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Failure, UserError } from '../failure.js';

/** Parses a YAML text by a schema; every problem is told at once, each with its line. `name` is the file as the user knows it. */
export function parseYamlFile<Schema extends z.ZodType>(
  text: string,
  name: string,
  schema: Schema,
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number): string => `${name}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw new UserError(
      document.errors.map((error) => ({
        code: 'yaml.syntax',
        where: lineOf(error.pos[0]),
        message: `This is not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '')}.`,
        hint: 'Check the indentation, and quote texts that hold a colon.',
      })),
    );
  }
  const content: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const place = (path: readonly PropertyKey[]): string => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineOf(node.range[0]);
    }
    return `${name}:1`;
  };
  throw new UserError(parsed.error.issues.map((issue) => failureOf(issue, place(issue.path))));
}

function failureOf(issue: z.core.$ZodIssue, where: string): Failure {
  const key = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const inside = key === '' ? '' : ` in ${key}`;
    return {
      code: 'yaml.unknown-key',
      where,
      message: `${issue.keys.map((name) => `"${name}"`).join(', ')} means nothing here${inside}.`,
      hint: 'Check the spelling, or remove it.',
    };
  }
  return {
    code: 'yaml.bad-value',
    where,
    message: key === '' ? `${issue.message}.` : `${key}: ${issue.message}.`,
  };
}
