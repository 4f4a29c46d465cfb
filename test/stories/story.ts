import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../pipeline/root.js';

/** What the ledger must say of one obligation; `none`: that there is no such obligation. */
export type Expectation = 'none' | Readonly<Record<string, string | number | boolean | null>>;

/** One claim about one case: its input and its answer. */
export interface Story {
  readonly story: string;
  /** The name of a file in `policies/`, the story's own folder first, or a whole policy. */
  readonly policy: string | Readonly<Record<string, unknown>>;
  readonly as_of: string;
  readonly case?: Readonly<Record<string, string>>;
  readonly account?: Readonly<Record<string, string | boolean | null>>;
  readonly contract?: Readonly<Record<string, string | null>> | 'none';
  /** The export tells nothing else: what other stories tell of must not help. */
  readonly alone?: boolean;
  readonly holidays?: readonly Readonly<Record<string, string | null>>[];
  readonly events: readonly string[];
  /** By promise, with a number from the second on, and with a scenario: `update 2 under zone=fixed`. */
  readonly expect: Readonly<Record<string, Expectation>>;
}

const folder = join(packageRoot, 'test', 'stories');

/** Every story of every file, named by its file. */
export function readStories(): { readonly file: string; readonly story: Story }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((file) =>
      (parse(readFileSync(join(folder, file), 'utf8')) as Story[]).map((story) => ({
        file,
        story,
      })),
    );
}

/** The plain values of the policy that a story names or holds. */
export function policyOf(story: Story): Readonly<Record<string, unknown>> {
  if (typeof story.policy !== 'string') return story.policy;
  const own = join(folder, 'policies', `${story.policy}.yaml`);
  const shipped = join(packageRoot, 'policies', `${story.policy}.yaml`);
  const found = readdirSync(join(folder, 'policies')).includes(`${story.policy}.yaml`);
  return parse(readFileSync(found ? own : shipped, 'utf8')) as Record<string, unknown>;
}
