import { basename } from 'node:path';
import { type Failure, UserError } from '../failure.js';

/** A zip that cannot be read to its end. */
export function damagedZip(path: string, entry?: string): UserError {
  const where = entry === undefined ? '' : ` at ${entry}`;
  return new UserError({
    code: 'pack.damaged-zip',
    message: `${basename(path)} is no whole zip: it is cut short or damaged${where}.`,
    hint: 'Copy it again from where it came from, and compare the sizes.',
  });
}

/** Something that is no evidence pack. */
export function noPack(name: string, why: string): UserError {
  return new UserError({
    code: 'pack.unreadable',
    message: `${name} is no evidence pack that can be read: ${why}.`,
    hint: 'Name a folder or a zip that punctual pack wrote.',
  });
}

/** A workspace whose ledger says too little of what it rests on. */
export function oldReplay(): UserError {
  return new UserError({
    code: 'pack.old-ledger',
    message: 'The ledger was made by an earlier version, which did not keep what it rests on.',
    hint: 'Make it anew with punctual replay.',
  });
}

/** A source of which is not known how it was read. */
export function noRecipe(name: string): Failure {
  return {
    code: 'pack.no-recipe',
    message: `${name} was loaded by an earlier version, which did not keep how it was read.`,
    hint: 'Load the exports into an empty database: punctual run --fresh, or punctual ingest with another --workspace.',
  };
}

/** A source file that is no longer where it was loaded from. */
export function sourceGone(name: string, location: string): Failure {
  return {
    code: 'pack.source-gone',
    message: `${name} is no longer where it was loaded from (${location}).`,
    hint: 'Name the folder that holds it with --inputs DIR, or leave the inputs out with --hashes-only.',
  };
}

/** A source file that is there with other content. */
export function sourceChanged(name: string, location: string): Failure {
  return {
    code: 'pack.source-changed',
    message: `${name} has changed since it was loaded (${location}).`,
    hint: 'Name a folder that holds it as it was with --inputs DIR, leave the inputs out with --hashes-only, or load it as it is now and replay.',
  };
}

/** A source of which a folder holds no file with its content. */
export function sourceNotFound(name: string, sha256: string, folder: string): Failure {
  return {
    code: 'pack.source-not-found',
    message: `No file in ${folder} has the content of ${name} (SHA-256 ${sha256.slice(0, 12)}…).`,
    hint: 'Files are known by their content, whatever their names; name the folder that holds the exports as they were loaded.',
  };
}

/** A place to write to that is taken. */
export function outTaken(name: string): UserError {
  return new UserError({
    code: 'pack.out-taken',
    message: `${name} is there already.`,
    hint: 'Name another, remove it, or replace a pack with --force.',
  });
}

/** A place that cannot be written to. */
export function notWritable(name: string): UserError {
  return new UserError({
    code: 'pack.unwritable',
    message: `${name} cannot be written.`,
    hint: 'Name a place in a folder that exists and that you may write to.',
  });
}
