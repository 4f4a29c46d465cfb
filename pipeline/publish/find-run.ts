import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../failure.js';
import { type Publication, publicationIn, publicationsOf } from './folder.js';

/** A run that a user named, found: a publication, a database with a ledger, or a ledger that left as a file. */
export type FoundRun =
  | { readonly kind: 'publication'; readonly name: string; readonly publication: Publication }
  | { readonly kind: 'database'; readonly name: string; readonly path: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly path: string;
      /** The `manifest.json` beside it, if there is one. */
      readonly manifest: string | null;
    };

const ledgers = ['ledger.parquet', 'ledger.csv'];

/** Finds a run: `ownbackup-2026-10@1` (without a number the last), a publication's folder, a workspace or its database, an evidence pack or a ledger file. */
export function findRun(asked: string, cwd: string, published: string): FoundRun {
  const path = resolve(cwd, asked);
  if (!existsSync(path)) return publicationNamed(asked, published);
  if (statSync(path).isFile()) return runInFile(asked, path);
  if (existsSync(join(path, 'record.json'))) {
    const publication = publicationIn(path, Number(basename(path)) || 1);
    return { kind: 'publication', name: publication.name, publication };
  }
  const database = join(path, 'punctual.duckdb');
  if (existsSync(database)) return { kind: 'database', name: asked, path: database };
  const ledger = ledgers.map((name) => join(path, name)).find((file) => existsSync(file));
  if (ledger !== undefined) return fileRun(asked, ledger, join(path, 'manifest.json'));
  const last = publicationsOf(resolve(path, '..'), basename(path)).at(-1);
  if (last !== undefined) return { kind: 'publication', name: last.name, publication: last };
  throw noRun(asked, published, 'holds no publication, no database and no ledger');
}

function runInFile(asked: string, path: string): FoundRun {
  if (/\.duckdb$/i.test(path)) return { kind: 'database', name: asked, path };
  if (/\.(parquet|csv)$/i.test(path)) return fileRun(asked, path, null);
  throw noRun(asked, '', 'is no database and no ledger as Parquet or CSV');
}

function fileRun(name: string, path: string, manifest: string | null): FoundRun {
  const has = manifest !== null && existsSync(manifest);
  return { kind: 'file', name, path, manifest: has ? manifest : null };
}

function publicationNamed(asked: string, published: string): FoundRun {
  const [, name = asked, number] = /^(.+)@(\d+)$/.exec(asked) ?? [];
  const found = publicationsOf(published, name).filter(
    (publication) => number === undefined || publication.number === Number(number),
  );
  const publication = found.at(-1);
  if (publication !== undefined)
    return { kind: 'publication', name: publication.name, publication };
  throw noRun(asked, published, 'is no publication and no file or folder');
}

function noRun(asked: string, published: string, why: string): UserError {
  const at =
    published === ''
      ? ''
      : ` Publications are made with --publish and lie in ${basename(published)}.`;
  return new UserError({
    code: 'diff.run',
    message: `"${asked}" ${why}.`,
    hint: `Name a publication like ownbackup-2026-10@1, a workspace, an evidence pack (unpacked), or a ledger file.${at}`,
  });
}
