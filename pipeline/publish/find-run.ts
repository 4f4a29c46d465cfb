import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../failure.js';
import type { OpenedPack } from '../pack/open.js';
import type { WaiverRegister } from '../waivers/contract.js';
import { readWaivers } from '../waivers/read.js';
import { findWorkspace } from '../workspace.js';
import { type Publication, publicationIn, publicationsOf } from './folder.js';

/** A run that a user named, found: a publication, a database with a ledger, an evidence pack, or a ledger that left as a file. */
export type FoundRun =
  | OpenRun
  | { readonly kind: 'pack'; readonly name: string; readonly path: string };

/** A run that can be read as it lies. */
export type OpenRun =
  | { readonly kind: 'publication'; readonly name: string; readonly publication: Publication }
  | {
      readonly kind: 'database';
      readonly name: string;
      readonly path: string;
      /** The register that the workspace around it names. */
      readonly waivers: WaiverRegister | null;
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly path: string;
      /** The pack that it is part of. */
      readonly pack: OpenedPack | null;
    };

/** Finds a run: `ownbackup-2026-10@1` (without a number the last), a publication's folder, a workspace or its database, an evidence pack as folder or zip, or a ledger file. */
export function findRun(asked: string, cwd: string, published: string): FoundRun {
  const path = resolve(cwd, asked);
  if (!existsSync(path)) return publicationNamed(asked, published);
  if (statSync(path).isFile()) return runInFile(asked, path);
  if (existsSync(join(path, 'record.json'))) {
    const publication = publicationIn(path, Number(basename(path)) || 1);
    return { kind: 'publication', name: publication.name, publication };
  }
  const database = join(path, 'punctual.duckdb');
  if (existsSync(database)) return databaseAt(asked, database);
  if (existsSync(join(path, 'manifest.json'))) return { kind: 'pack', name: asked, path };
  const last = publicationsOf(resolve(path, '..'), basename(path)).at(-1);
  if (last !== undefined) return { kind: 'publication', name: last.name, publication: last };
  throw noRun(asked, published, 'holds no publication, no database and no pack');
}

function runInFile(asked: string, path: string): FoundRun {
  if (/\.duckdb$/i.test(path)) return databaseAt(asked, path);
  if (/\.zip$/i.test(path)) return { kind: 'pack', name: asked, path };
  if (/\.(parquet|csv)$/i.test(path)) return { kind: 'file', name: asked, path, pack: null };
  throw noRun(asked, '', 'is no database, no pack and no ledger as Parquet or CSV');
}

function databaseAt(name: string, path: string): FoundRun {
  const { folder, config } = findWorkspace(dirname(path));
  const register = config.waivers;
  const waivers = register === undefined ? null : readWaivers(resolve(folder, register), register);
  return { kind: 'database', name, path, waivers };
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
    hint: `Name a publication like ownbackup-2026-10@1, a workspace, an evidence pack, or a ledger file.${at}`,
  });
}
