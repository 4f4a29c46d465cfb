import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../pipeline/root.js';

/** What the ledger must say of one obligation; `none`: that there is no such obligation. */
export type Expectation = 'none' | Readonly<Record<string, string | number | boolean | null>>;

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The name of a file in `policies/`, the story's own folder first; a whole policy; or one `like` a file, `with` values at paths. */
export type PolicyTold = string | Readonly<Record<string, unknown>>;

/** One claim about one case: its input and its answer. */
export interface Story {
  readonly story: string;
  /** The clauses of the policy that the claim is about. */
  readonly rules?: readonly string[];
  readonly policy?: PolicyTold;
  /** Instead of one: several versions of a policy. */
  readonly policies?: readonly PolicyTold[];
  readonly as_of: string;
  /** Columns that the export does not know are kept as such. */
  readonly case?: Row;
  readonly account?: Row | 'none';
  readonly contract?: Row | 'none';
  /** A contract that the same account has besides: what differs from the first. */
  readonly second_contract?: Row;
  readonly contacts?: readonly Row[];
  readonly engagements?: readonly Row[];
  readonly surveys?: readonly Row[];
  readonly releases?: readonly Row[];
  /** The export tells nothing else: what other stories tell of must not help. */
  readonly alone?: boolean;
  readonly holidays?: readonly Row[];
  /** None: the story is about an account without a case. */
  readonly events: readonly string[];
  /** By promise, with a number from the second on, and with a scenario: `update 2 under zone=fixed`, `deliverable kickoff`. */
  readonly expect: Readonly<Record<string, Expectation>>;
}

type Tree = Readonly<Record<string, unknown>>;

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

/** The plain values of the versions of the policy that a story names or holds; those that it holds are its own, named `own`. */
export function policiesOf({ policy, policies }: Story, own: string): Tree[] {
  const told = policies ?? (policy === undefined ? [] : [policy]);
  const isShared = told.every((one) => typeof one === 'string');
  return told.map(treeOf).map((tree) => (isShared ? tree : { ...tree, id: own }));
}

/** What a story's policy calls its deliverables, by their ids. */
export function deliverableNames(story: Story): Readonly<Record<string, string>> {
  const all = policiesOf(story, 'own').flatMap(({ procedures }) => {
    const { deliverables } = (procedures ?? {}) as { deliverables?: Tree };
    return Object.entries(deliverables ?? {});
  });
  return Object.fromEntries(all.map(([id, promised]) => [id, (promised as { name: string }).name]));
}

/** The file behind a policy of a story; null where it is made up. */
export function fileOf(told: PolicyTold): string | null {
  if (typeof told === 'string') return told;
  return typeof told.like === 'string' ? told.like : null;
}

function treeOf(told: PolicyTold): Tree {
  if (typeof told === 'string') return readPolicy(told);
  if (typeof told.like !== 'string') return told;
  const tree = readPolicy(told.like);
  for (const [path, value] of Object.entries((told.with ?? {}) as Tree)) put(tree, path, value);
  return tree;
}

/** Sets what stands at a dotted path; null takes it out. */
function put(tree: Tree, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce((at, step) => at[step] as Tree, tree) as Record<string, unknown>;
  if (value !== null) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
}

function readPolicy(name: string): Tree {
  const own = join(folder, 'policies', `${name}.yaml`);
  const shipped = join(packageRoot, 'policies', `${name}.yaml`);
  const isOwn = readdirSync(join(folder, 'policies')).includes(`${name}.yaml`);
  return parse(readFileSync(isOwn ? own : shipped, 'utf8')) as Tree;
}
