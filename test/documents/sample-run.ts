import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../../cli/main.js';
import { packageRoot } from '../../pipeline/root.js';
import { captureIo } from '../cli/captured-io.js';

/** All that the README's first command makes of the sample data, in a folder of its own. */
export interface SampleRun {
  readonly folder: string;
  readonly out: string;
  /** Paths from `out`, sorted. */
  readonly files: readonly string[];
  readonly exitCode: number;
  readonly err: string;
  readonly remove: () => void;
}

export async function runSample(): Promise<SampleRun> {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-sample-'));
  cpSync(join(packageRoot, 'sample-data'), join(folder, 'sample-data'), {
    recursive: true,
    filter: (path) => !basename(path).startsWith('punctual.duckdb'),
  });
  const io = captureIo({ cwd: folder });
  const exitCode = await run(['run', 'sample-data/punctual.yaml', '--fresh'], io);
  const out = join(folder, 'out');
  return {
    folder,
    out,
    files: filesBelow(out),
    exitCode,
    err: io.err(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** The first and the last of each folder: enough to see every kind of document. */
export function someOf(files: readonly string[], ending: string): string[] {
  const wanted = files.filter((name) => name.endsWith(ending));
  const folders = new Map<string, string[]>();
  for (const name of wanted) {
    const key = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : name;
    folders.set(key, [...(folders.get(key) ?? []), name]);
  }
  return [...folders.values()]
    .flatMap((names) => [...new Set([names[0], names.at(-1)])])
    .flatMap((name) => name ?? []);
}

/** The index, and one page of a month, of a quarter and of an audit: axe takes its time with each. */
export function oneOfEachKind(files: readonly string[]): string[] {
  const pages = files.filter((name) => name.endsWith('.html'));
  const kinds = [
    /^index\.html$/,
    /^ownbackup-\d{4}-\d\d\.html$/,
    /-customer\.html$/,
    /^audit-probax/,
  ];
  return kinds.flatMap((kind) => pages.find((name) => kind.test(name)) ?? []);
}
